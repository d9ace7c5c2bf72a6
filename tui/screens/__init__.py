"""The screens and the small dialogs above them. Each is imported from its own module, when first shown."""

"""What the words of a language say: dates, numbers, and the forms under which texts are compared."""

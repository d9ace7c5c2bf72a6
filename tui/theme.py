"""Colours: calm, few, and told apart by people who do not tell red from green.

Blue stands for supported and orange for contradicted (after the palette of Okabe and Ito, which keeps them
apart in every common kind of colour blindness, by brightness as well). A sign stands beside every colour.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="claimdesk",
    primary="#8fa7b8",
    secondary="#7d8ca0",
    accent="#86c5b4",
    warning="#e8c268",
    error="#f0925c",
    success="#6fb7e9",
    foreground="#d5dae1",
    background="#14171c",
    surface="#181c22",
    panel="#232932",
    dark=True,
    variables={
        "supported": "#6fb7e9",
        "unverified": "#e6d58a",
        "contradicted": "#f0925c",
        "disputed": "#cf9fd4",
        "waiting": "#a9b5c4",
        "open": "#8d98a7",
        "quiet": "#8d98a7",
        "faint": "#5b6675",
        "hand": "#2b3847",
        "key": "#86c5b4",
        "difference": "#e8c268",
        "border": "#3a4350",
        "border-blurred": "#3a4350",
        "input-cursor-background": "#d5dae1",
        "scrollbar": "#333b47",
        "scrollbar-hover": "#4b5666",
        "scrollbar-active": "#5b6675",
        "scrollbar-background": "#181c22",
        "scrollbar-background-hover": "#181c22",
        "scrollbar-background-active": "#181c22",
    },
)
"""The usual theme, for dark terminals."""

LIGHT = Theme(
    name="claimdesk-light",
    primary="#4a6274",
    secondary="#5c6b7d",
    accent="#1f7a68",
    warning="#8a6100",
    error="#b3470c",
    success="#0b66a8",
    foreground="#20262e",
    background="#f5f4f0",
    surface="#fbfaf7",
    panel="#e9e7e1",
    dark=False,
    variables={
        "supported": "#0b66a8",
        "unverified": "#7a6200",
        "contradicted": "#b3470c",
        "disputed": "#8a3f94",
        "waiting": "#5a6675",
        "open": "#66707d",
        "quiet": "#5f6976",
        "faint": "#a2a8b0",
        "hand": "#dde7ee",
        "key": "#1f7a68",
        "difference": "#8a6100",
        "border": "#c4c6c8",
        "border-blurred": "#c4c6c8",
        "input-cursor-background": "#20262e",
        "scrollbar": "#cfcdc6",
        "scrollbar-hover": "#b4b2ab",
        "scrollbar-active": "#a2a09a",
        "scrollbar-background": "#fbfaf7",
        "scrollbar-background-hover": "#fbfaf7",
        "scrollbar-background-active": "#fbfaf7",
    },
)
"""The same for light terminals and sunlit rooms."""

OWN_VARIABLES = dict(DARK.variables)
"""Values of our own colour names under a theme that does not know them."""

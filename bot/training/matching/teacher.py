"""A larger sentence encoder, whose judgement of what is near what the shipped one learns."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

_AT_ONCE = 32
_LONGEST = 128


def taught(folder: Path, texts: Sequence[str]) -> Any:
    """Vectors of length one, (texts, width) float32, by the model in `folder` (as `transformers` reads it): the mean of
    what stands at each place. Takes some 10 to 15 ms a text on two cores."""
    from transformers import AutoModel, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    model = AutoModel.from_pretrained(folder, local_files_only=True).eval()
    vectors: Any = np.zeros((len(texts), model.config.hidden_size), dtype=np.float32)
    order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    for start in range(0, len(order), _AT_ONCE):
        some = order[start : start + _AT_ONCE]
        given = tokenizer(
            [texts[place] for place in some],
            padding=True,
            truncation=True,
            max_length=_LONGEST,
            return_tensors="pt",
        )
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            states = model(**given).last_hidden_state.float()
        weights = given["attention_mask"].unsqueeze(-1).float()
        means = (states * weights).sum(1) / weights.sum(1)
        vectors[some] = torch.nn.functional.normalize(means, dim=-1).numpy()
    return vectors

"""The one loader of ONNX models."""

from pathlib import Path
from typing import Any


def load_session(model: Path, threads: int = 1) -> Any:
    """A session of onnxruntime on the processor alone. Raises onnxruntime's own errors for a file that it can't read.

    `threads` work on one operator; operators run one after the other."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])

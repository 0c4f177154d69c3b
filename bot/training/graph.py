"""The trained network as an ONNX graph of fused operators, written out by hand so that onnxruntime has nothing to find.

One window at a time and no padding, hence no mask. Inputs `ids` and `features` (1, places), int32; outputs `tags`
(1, places, TAGS), `origins` and `targets` (1, places, POINTERS, width): the product of an origin with a target is the
score of a pointer, before any softmax. Few of all pointers are ever asked for."""

from typing import Any

from bot.extraction.tagger.linking import POINTERS
from bot.training.network import EPSILON, Encoder, Network
from bot.training.quantise import by_column, by_row

_MICROSOFT = "com.microsoft"
_OPSET = 17


def build(network: Network, *, quantise: bool) -> Any:
    """The model; with `quantise` its matrices and embeddings are whole numbers, else floats for comparison."""
    graph = Graph(network, quantise=quantise)
    x = graph.encode()
    graph.linear("tags", x, "tags", quantise=False)
    width = network.shape.pointer_width
    graph.heads("origins", x, width, width**0.5)
    graph.heads("targets", x, width)
    ends = [1, "places", POINTERS, width]
    return graph.model("tagger", {"tags": [1, "places", None], "origins": ends, "targets": ends})


class Graph:
    """Nodes and constants as they are added; a node's output carries the name that `node` returns."""

    def __init__(self, network: Encoder, *, quantise: bool) -> None:
        self.network, self.quantise = network, quantise
        self.weights = {name: value.detach().numpy() for name, value in network.state_dict().items()}
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def constant(self, name: str, value: Any) -> str:
        import numpy as np
        from onnx import numpy_helper

        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def weight(self, name: str) -> str:
        return self.constant(name, self.weights[name])

    def node(self, kind: str, inputs: list[str], output: str, domain: str = "", **settings: Any) -> str:
        from onnx import helper

        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **settings))
        return output

    def model(self, name: str, outputs: dict[str, list[Any]]) -> Any:
        """What was added as a model, with the names of its outputs and their shapes."""
        from onnx import TensorProto, helper

        places: list[Any] = [1, "places"]
        inputs = [helper.make_tensor_value_info(given, TensorProto.INT32, places) for given in ("ids", "features")]
        made = [helper.make_tensor_value_info(output, TensorProto.FLOAT, shape) for output, shape in outputs.items()]
        return helper.make_model(
            helper.make_graph(self.nodes, name, inputs, made, self.constants),
            opset_imports=[helper.make_opsetid("", _OPSET), helper.make_opsetid(_MICROSOFT, 1)],
            ir_version=8,
        )

    def encode(self) -> str:
        """From the inputs to what stands at each place (1, places, width)."""
        x = self.node("Add", [self.embedded("pieces", "ids"), self.embedded("features", "features")], "sum")
        x = self.node("Add", [x, self.positions()], "placed")
        x = self.normal("norm", x, "normal")
        for number in range(len(self.network.layers)):
            x = self.layer(f"layers.{number}", x)
        return x

    def embedded(self, table: str, numbers: str) -> str:
        if not self.quantise:
            return self.node("Gather", [self.weight(f"{table}.weight"), numbers], f"{table}.found")
        rows = by_row(self.weights[f"{table}.weight"])
        whole = self.node("Gather", [self.constant(f"{table}.rows", rows.numbers), numbers], f"{table}.whole")
        scale = self.node("Gather", [self.constant(f"{table}.scales", rows.scales), numbers], f"{table}.scale")
        return self.node("Mul", [self.node("Cast", [whole], f"{table}.float", to=1), scale], f"{table}.found")

    def positions(self) -> str:
        import numpy as np

        table = self.constant("positions.rows", self.weights["positions.weight"][:256])
        zero = self.constant("zero", np.array([0], np.int64))
        length = self.node("Shape", ["ids"], "length", start=1, end=2)
        return self.node("Slice", [table, zero, length], "positions.found")

    def layer(self, name: str, x: str) -> str:
        mixed = self.linear(f"{name}.mixed", x, f"{name}.mixed.out")
        parts = [f"{name}.{part}" for part in ("query", "key", "value")]
        from onnx import helper

        self.nodes.append(helper.make_node("Split", [mixed], parts, axis=-1))
        heads = self.network.shape.heads
        seen = self.node("MultiHeadAttention", parts, f"{name}.seen", _MICROSOFT, num_heads=heads)
        attended = self.linear(f"{name}.attended", seen, f"{name}.attended.out")
        x = self.added(f"{name}.attended_norm", x, attended)
        wide = self.linear(f"{name}.widened", x, f"{name}.widened.out", bias=False)
        wide = self.node("FastGelu", [wide, self.weight(f"{name}.widened.bias")], f"{name}.gelu", _MICROSOFT)
        return self.added(f"{name}.narrowed_norm", x, self.linear(f"{name}.narrowed", wide, f"{name}.narrowed.out"))

    def added(self, norm: str, x: str, change: str) -> str:
        both = self.node("Add", [x, change], f"{norm}.sum")
        return self.normal(norm, both, f"{norm}.out")

    def normal(self, name: str, x: str, output: str) -> str:
        given = [x, self.weight(f"{name}.weight"), self.weight(f"{name}.bias")]
        return self.node("LayerNormalization", given, output, epsilon=EPSILON)

    def heads(self, name: str, x: str, width: int, divisor: float = 1.0) -> str:
        """One side of the pointers, each kind's `width` numbers apart."""
        import numpy as np

        for kind in ("weight", "bias"):
            self.weights[f"{name}.{kind}"] = self.weights[f"{name}.{kind}"] / divisor
        flat = self.linear(name, x, f"{name}.flat", quantise=False)
        shape = self.constant(f"{name}.shape", np.array([0, 0, POINTERS, width], np.int64))
        return self.node("Reshape", [flat, shape], name)

    def linear(self, name: str, x: str, output: str, *, bias: bool = True, quantise: bool = True) -> str:
        matrix = self.weights[f"{name}.weight"].T
        added = self.weight(f"{name}.bias") if bias else ""
        if quantise and self.quantise:
            columns = by_column(matrix)
            numbers = self.constant(f"{name}.numbers", columns.numbers)
            scales = self.constant(f"{name}.scales", columns.scales[0])
            return self.node("DynamicQuantizeMatMul", [x, numbers, scales, "", added], output, _MICROSOFT)
        product = self.node(
            "MatMul", [x, self.constant(f"{name}.matrix", matrix)], f"{output}.product" if bias else output
        )
        return self.node("Add", [product, added], output) if bias else product

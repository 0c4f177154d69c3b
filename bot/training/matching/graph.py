"""The sentence encoder as an ONNX graph of whole numbers: one text at a time and no padding, hence no mask.

Input `ids` (1, places) int32, output `vector` (1, width) float of length one: the mean of what stands at each place."""

from typing import Any

from bot.training.graph import Graph
from bot.training.network import Encoder


def build(network: Encoder, *, quantise: bool = True) -> Any:
    """The model; without `quantise` its weights are floats, for comparison."""
    from onnx import TensorProto, helper

    graph = _Graph(network, quantise=quantise)
    mean = graph.node("ReduceMean", [graph.encode()], "mean", axes=[1], keepdims=0)
    graph.node("LpNormalization", [mean], "vector", axis=-1, p=2)
    width = network.shape.width
    ids = helper.make_tensor_value_info("ids", TensorProto.INT32, [1, "places"])
    vector = helper.make_tensor_value_info("vector", TensorProto.FLOAT, [1, width])
    return helper.make_model(
        helper.make_graph(graph.nodes, "sentence", [ids], [vector], graph.constants),
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)],
        ir_version=8,
    )


class _Graph(Graph):
    """The tagger's encoder without its features."""

    def encode(self) -> str:
        x = self.node("Add", [self.embedded("pieces", "ids"), self.positions()], "placed")
        x = self.normal("norm", x, "normal")
        for number in range(len(self.network.layers)):
            x = self.layer(f"layers.{number}", x)
        return x

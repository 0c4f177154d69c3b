"""Training of the reference model: which earlier words a pronoun or a description means, or none.

`mentions`, `windows`, `pairs` and `resolving` are what a reader needs beside the weights; they import no torch."""

"""The image tower of a loaded network, as each engine runs it.

torch comes in as an argument: it is imported by photolib.embedding.model alone.
"""

import copy
import importlib
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from photolib.embedding.engine import FLOAT32, Encode, Pixels, Rows

INT8 = "int8"
_INT8 = "image-tower-int8.onnx"


def engines(
    torch: Any, network: Any, device: str, folder: Path
) -> dict[str, Callable[[], Encode]]:
    """Return, by name, what builds each engine that `device` may have.

    Building "int8" for the first time writes a file into `folder`, the model's.
    """

    def float32() -> Encode:
        return _by_torch(torch, network, device, torch.float32)

    def bfloat16() -> Encode:
        half = copy.deepcopy(network).to(torch.bfloat16)
        return _by_torch(torch, half, device, torch.bfloat16)

    def int8() -> Encode:
        path = folder / _INT8
        if not path.exists():
            _write_int8(torch, network, path)
        return by_onnxruntime(folder)

    found = {FLOAT32: float32, "bfloat16": bfloat16}
    return {**found, INT8: int8} if device == "cpu" else found


def _by_torch(torch: Any, network: Any, device: str, dtype: Any) -> Encode:
    def encode(pixels: Pixels) -> Rows:
        with torch.inference_mode():
            rows = network.encode_image(torch.from_numpy(pixels).to(device, dtype))
            rows = torch.nn.functional.normalize(rows.float(), dim=-1)
        return np.asarray(rows.cpu().numpy(), dtype=np.float32)

    return encode


def by_onnxruntime(folder: Path) -> Encode:
    """Return what encodes by the tower in 8 bits that was written into `folder`.

    Whatever is wrong, ONNX Runtime raises a type of its own.
    """
    runtime: Any = importlib.import_module("onnxruntime")
    session = runtime.InferenceSession(
        folder / _INT8, providers=["CPUExecutionProvider"]
    )

    def encode(pixels: Pixels) -> Rows:
        rows: Rows = session.run(None, {"pixels": pixels})[0]
        lengths: Rows = np.linalg.norm(rows, axis=1, keepdims=True)
        return rows / lengths

    return encode


def _write_int8(torch: Any, network: Any, path: Path) -> None:
    """Write the tower with the weights of its matrix products in 8 bits.

    Convolutions stay as they are: in 8 bits they lose what they see.
    """
    quantization: Any = importlib.import_module("onnxruntime.quantization")
    shapes: Any = importlib.import_module("onnxruntime.quantization.shape_inference")
    size = network.visual.image_size
    height, width = (size, size) if isinstance(size, int) else size
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".int8-") as name:
        exported, shaped, made = (Path(name) / f"{step}.onnx" for step in range(3))
        with warnings.catch_warnings(action="ignore"):  # told to torch's developers
            torch.onnx.export(
                _alone(torch, network),
                (torch.zeros(2, 3, height, width),),
                exported,
                input_names=["pixels"],
                dynamic_axes={"pixels": {0: "n"}},
                dynamo=False,  # the other exporter wants a further package
            )
        shapes.quant_pre_process(exported, shaped, skip_symbolic_shape=True)
        quantization.quantize_dynamic(
            shaped,
            made,
            op_types_to_quantize=["MatMul", "Gemm"],
            per_channel=True,
            reduce_range=True,  # products of 8 bits overflow AVX2's sums, 7 do not
        )
        made.replace(path)


def _alone(torch: Any, network: Any) -> Any:
    """Return a module whose forward encodes pictures: what is exported is that."""

    class ImageTower(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.network = network

        def forward(self, pixels: Any) -> Any:
            return self.network.encode_image(pixels)

    return ImageTower().eval()

/** Arrays → the container that `readTensors` reads. */
import type { Tensor, TensorInfo } from "../engine/model/tensors.ts";

/** An array to store. */
export type Unpacked = Pick<Tensor, "shape" | "data">;

/** The container with the arrays of `tensors`, in their order. */
export function packTensors(tensors: Readonly<Record<string, Unpacked>>): Uint8Array {
  const header: Record<string, TensorInfo> = {};
  let offset = 0;
  for (const [name, { shape, data }] of Object.entries(tensors)) {
    header[name] = { type: typeOf(data), shape, offset };
    offset += Math.ceil(data.byteLength / 8) * 8;
  }
  const text = JSON.stringify(header);
  const padded = text.padEnd(Math.ceil((text.length + 4) / 8) * 8 - 4);
  const bytes = new Uint8Array(4 + padded.length + offset);
  new DataView(bytes.buffer).setUint32(0, padded.length, true);
  bytes.set(new TextEncoder().encode(padded), 4);
  for (const [name, { data }] of Object.entries(tensors)) {
    const start = 4 + padded.length + (header[name] as TensorInfo).offset;
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), start);
  }
  return bytes;
}

function typeOf(data: Unpacked["data"]): TensorInfo["type"] {
  if (data instanceof Float32Array) return "f32";
  if (data instanceof Int32Array) return "i32";
  return data instanceof Int8Array ? "i8" : "u8";
}

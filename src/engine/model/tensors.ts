/**
 * The one container for numbers that the project ships: a JSON header and the arrays it names.
 * Little-endian: 4 bytes of header length, the header padded with spaces to a multiple of 8, the data.
 */

/** What a header says of an array. */
export interface TensorInfo {
  readonly type: "f32" | "i32" | "i8" | "u8";
  /** Sizes, outermost first; data are in row-major order. */
  readonly shape: readonly number[];
  /** Where the data begin, in bytes behind the header: a multiple of 8. */
  readonly offset: number;
}

/** An array as it is stored. */
export interface Tensor extends TensorInfo {
  readonly data: Float32Array | Int32Array | Int8Array | Uint8Array;
}

/** The arrays of a container by their names; throws where `bytes` are none. */
export function readTensors(bytes: Uint8Array): Map<string, Tensor> {
  // A copy starts at an address that every array type accepts.
  const { buffer } = bytes.slice();
  const length = new DataView(buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  const start = 4 + length;
  return new Map(
    Object.entries(header as Record<string, TensorInfo>).map(([name, info]) => {
      const size = info.shape.reduce((product, side) => product * side, 1);
      return [name, { ...info, data: new ARRAYS[info.type](buffer, start + info.offset, size) }];
    }),
  );
}

const ARRAYS = { f32: Float32Array, i32: Int32Array, i8: Int8Array, u8: Uint8Array };

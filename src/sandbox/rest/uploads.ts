import type { APIAttachment } from "discord.js";
import type { Hono, MiddlewareHandler } from "hono";
import { ATTACHMENT_SIZE_LIMIT } from "../interaction-payload.ts";
import type { Upload } from "../limits/message.ts";
import { Refusal } from "../refusal.ts";
import type { ApiContext, ApiEnv } from "./api.ts";

/** Files bots have uploaded, served again under their own address (reference#uploading-files). */
export class Uploads {
  readonly #newId: () => string;
  readonly #address: () => string;
  readonly #files = new Map<string, File>();

  /** `address`: where the server answers, `http://127.0.0.1:40123`. */
  constructor(newId: () => string, address: () => string) {
    this.#newId = newId;
    this.#address = address;
  }

  /** Reads each request for its route, and notes its JSON in the record. */
  middleware(): MiddlewareHandler<ApiEnv> {
    return async (c, next) => {
      const upload = await this.#read(c);
      c.get("request").body = upload.body;
      c.set("upload", upload);
      await next();
    };
  }

  /** The request's JSON and files. Throws 50109 for broken JSON and 40005 for a file too large. */
  async #read(c: ApiContext): Promise<Upload> {
    const type = c.req.header("content-type") ?? "";
    if (!type.startsWith("multipart/form-data")) {
      const text = await c.req.text();
      return { body: text === "" ? undefined : parseJson(text), attachments: [] };
    }
    const { payload_json, ...parts } = await c.req.parseBody();
    const files = Object.values(parts).filter((part) => part instanceof File);
    return {
      body: parseJson(typeof payload_json === "string" ? payload_json : "{}"),
      attachments: files.map((file) => this.keep(file)),
    };
  }

  serve(app: Hono<ApiEnv>): void {
    app.get("/attachments/:id/:name", (c) => {
      const file = this.#files.get(c.req.param("id"));
      return file ? c.body(file.stream()) : c.notFound();
    });
  }

  /** Keeps a file and returns where it is. Throws 40005 for one that is too large. */
  keep(file: File): APIAttachment {
    if (file.size > ATTACHMENT_SIZE_LIMIT) {
      throw new Refusal(413, 40005, "Request entity too large");
    }
    const id = this.#newId();
    this.#files.set(id, file);
    const url = `${this.#address()}/attachments/${id}/${encodeURIComponent(file.name)}`;
    return {
      id,
      filename: file.name,
      size: file.size,
      url,
      proxy_url: url,
      content_type: file.type,
    };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, 50109, "The request body contains invalid JSON.");
  }
}

import assert from "node:assert/strict";
import { importsAmong } from "./imports.ts";

describe("importsAmong", () => {
	const rows: readonly {
		readonly name: string;
		readonly files: Readonly<Record<string, string>>;
		readonly is: Readonly<Record<string, readonly string[]>>;
	}[] = [
		{
			name: "TypeScript and JavaScript",
			files: {
				"src/a.ts": `import { b } from "./b.ts";\nimport type {\n\tC,\n} from '../lib/c';\nimport "./side.js";\nimport fs from "node:fs";`,
				"src/b.ts": `export * from "./deep";\nconst x = require("../lib/c.js");`,
				"src/side.ts": "const late = () => import('./b.js');",
				"src/deep/index.tsx": "const text = \"from './b'\";",
				"lib/c.js": "",
			},
			is: {
				"src/a.ts": ["src/b.ts", "lib/c.js", "src/side.ts"],
				"src/b.ts": ["src/deep/index.tsx", "lib/c.js"],
				"src/side.ts": ["src/b.ts"],
				"src/deep/index.tsx": [],
			},
		},
		{
			name: "Python",
			files: {
				"app/main.py":
					"import os\nimport index.store as s, query\nfrom .cache import Cache\nfrom index import (\n  tokens,\n  Builder,\n)\n",
				"app/cache.py": "from . import main\nfrom .. import nothing\n",
				"app/index/__init__.py": "from .store import Store  # all\n",
				"app/index/store.py": "",
				"app/index/tokens.py": "from index.store import Store",
				"app/query.py": "",
			},
			is: {
				"app/main.py": [
					"app/index/store.py",
					"app/query.py",
					"app/cache.py",
					"app/index/tokens.py",
					"app/index/__init__.py",
				],
				"app/cache.py": ["app/main.py"],
				"app/index/__init__.py": ["app/index/store.py"],
				"app/index/tokens.py": ["app/index/store.py"],
			},
		},
		{
			name: "Go",
			files: {
				"svc/go.mod": "module lumen.example/svc\n\ngo 1.22\n",
				"svc/main.go": 'package main\n\nimport (\n\t"fmt"\n\to "lumen.example/svc/order"\n)\n',
				"svc/order/order.go": 'package order\nimport "lumen.example/svcs/x"\n',
				"svc/order/order_test.go": "package order\n",
			},
			is: { "svc/main.go": ["svc/order/order.go"], "svc/order/order.go": [] },
		},
		{
			name: "Java and Kotlin",
			files: {
				"src/main/java/shop/A.java":
					"package shop;\nimport shop.pay.Pay;\nimport static shop.pay.Card.of;\nimport java.util.*;\n",
				"src/main/java/shop/pay/Pay.java": "import shop.*;",
				"src/main/java/shop/pay/Card.kt": "",
			},
			is: {
				"src/main/java/shop/A.java": ["src/main/java/shop/pay/Pay.java", "src/main/java/shop/pay/Card.kt"],
				"src/main/java/shop/pay/Pay.java": ["src/main/java/shop/A.java"],
			},
		},
		{
			name: "C#",
			files: {
				"Shop/A.cs": "using System;\nusing Shop.Pay;\nnamespace Shop;\n",
				"Pay/B.cs": "namespace Shop.Pay {\n}",
			},
			is: { "Shop/A.cs": ["Pay/B.cs"], "Pay/B.cs": [] },
		},
		{
			name: "Rust",
			files: {
				"src/main.rs": "mod index;\nuse crate::index::store::Store;\nuse std::io;\n",
				"src/index/mod.rs": "pub mod store;\nuse super::words;",
				"src/index/store.rs": "use crate::words::{a, b};",
				"src/words.rs": "",
			},
			is: {
				"src/main.rs": ["src/index/mod.rs", "src/index/store.rs"],
				"src/index/mod.rs": ["src/index/store.rs", "src/words.rs"],
				"src/index/store.rs": ["src/words.rs"],
			},
		},
		{
			name: "C and Ruby",
			files: {
				"a/x.c": '#include "y.h"\n#include <stdio.h>\n#include "lib/z.h"\n',
				"a/y.h": "",
				"lib/z.h": "",
				"r/a.rb": 'require_relative "../r/b"\nrequire "json"\n',
				"r/b.rb": "",
			},
			is: { "a/x.c": ["a/y.h", "lib/z.h"], "r/a.rb": ["r/b.rb"] },
		},
		{
			name: "what leads nowhere",
			files: { "a.ts": 'import "../../../b.ts"; import "./gone"', "b.ts": "", "c.txt": 'import "./b.ts"' },
			is: { "a.ts": ["b.ts"], "c.txt": [] },
		},
	];
	for (const { name, files, is } of rows)
		it(name, () => {
			const found = importsAmong(Object.entries(files).map(([path, text]) => ({ path, text })));
			for (const [path, targets] of Object.entries(is))
				assert.deepEqual([...(found.get(path) ?? [])].sort(), [...targets].sort(), path);
		});
});

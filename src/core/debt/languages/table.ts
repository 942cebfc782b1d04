import type { Grammar } from "../grammar.ts";
import * as c from "./c.ts";
import * as classic from "./classic.ts";
import * as data from "./data.ts";
import * as functional from "./functional.ts";
import * as markup from "./markup.ts";
import { perl } from "./perl.ts";
import { elixir, ruby } from "./ruby.ts";
import * as script from "./script.ts";
import { fish, shell } from "./shell.ts";
import * as web from "./web.ts";

/**
 * Ids, as VS Code or else the language's own extension names them, the first of which is ours; endings (`.py`),
 * whole names and interpreters (`#!python`); what to look out for. To add a language, add a row and a sample
 * under `labelled/`.
 */
export type Row = readonly [ids: string, names: string, grammar: Grammar];

/** The whole table; of two rows with the same name, the first counts. */
export function rows(): readonly Row[] {
	return [...likeC, ...onTheWeb, ...scripts, ...functions, ...older, ...files];
}

const likeC: readonly Row[] = [
	["c", ".c .h .i .idc .cl .dts .dtsi .ld .lds .rc", c.c],
	["cpp", ".cpp .cc .cxx .c++ .hpp .hh .hxx .h++ .ipp .ixx .cppm .inl .ino .tpp .txx", c.c],
	["objective-c objective-cpp", ".m .mm", c.c],
	["cuda-cpp", ".cu .cuh", c.c],
	[
		"glsl hlsl shaderlab metal wgsl",
		".glsl .vert .frag .comp .geom .tesc .tese .hlsl .fx .shader .cginc .metal .wgsl .gdshader",
		c.c,
	],
	["yacc lex", ".y .yy .l .ll .lex", c.c],
	["java", ".java .jav", c.java],
	["csharp", ".cs .csx", c.csharp],
	["go", ".go", c.go],
	["go.mod go.sum go.work", "go.mod go.work", c.plainC],
	["rust", ".rs", c.rust],
	["kotlin", ".kt .kts .ktm", c.kotlin],
	["scala", ".scala .sc .sbt", c.scala],
	["swift", ".swift", c.swift],
	["dart", ".dart", c.dart],
	["groovy gradle", ".groovy .gvy .gradle jenkinsfile .jenkinsfile #!groovy", c.groovy],
	["zig", ".zig .zon", c.zig],
	["d", ".d .di", c.d],
	["solidity", ".sol", c.plainC],
	["proto3 proto protobuf", ".proto", c.plainC],
	["thrift", ".thrift", c.hashC],
	["haxe", ".hx", c.haxe],
	["actionscript", ".as", c.plainC],
	["apex", ".apex .trigger .cls", c.plainC],
	["vala", ".vala .vapi", c.java],
	["odin v jai", ".odin .vsh .ron", c.nestedC],
	[
		"prisma bicep cedar smithy flatbuffers antlr ceylon ballerina move cadence typespec",
		".prisma .bicep .cedar .smithy .fbs .g4 .bal .move .cdc .tsp .cairo .slint .kdl .bp .aidl .hal",
		c.plainC,
	],
	["verilog systemverilog", ".v .sv .svh .vh", classic.verilog],
	["rescript reason", ".res .resi .re .rei", functional.rescript],
	["gleam", ".gleam", web.qsharp],
	["qsharp", ".qs", web.qsharp],
	["typst", ".typ", c.nestedC],
];

const onTheWeb: readonly Row[] = [
	["javascript javascriptreact", ".js .jsx .mjs .cjs .es6 .jsm .gs .wxs #!node #!deno #!bun", web.jsx],
	["typescript", ".ts .mts .cts .ets", web.typescript],
	["typescriptreact", ".tsx", web.jsx],
	["qml", ".qml", web.typescript],
	[
		"json jsonc json5 jsonl",
		".json .jsonc .json5 .code-workspace .webmanifest .babelrc .eslintrc .jshintrc .swcrc .hjson .geojson .ipynb",
		web.json,
	],
	["css postcss", ".css .pcss .postcss .wxss", web.css],
	["scss sass less stylus", ".scss .sass .less .styl", web.scss],
	["html", ".html .htm .xhtml .shtml .htmlx .wxml", markup.html],
	[
		"xml xsl",
		".xml .xsd .xsl .xslt .svg .xaml .axaml .plist .csproj .vbproj .fsproj .vcxproj .props .targets .config .resx .nuspec .wsdl .rng .dita .iml .storyboard .xib .fxml .ui .qrc .launch .kml .gpx .rss .atom .pom .arxml .xlf .csl",
		markup.xml,
	],
	["vue", ".vue", markup.vue],
	["svelte", ".svelte", markup.svelte],
	["astro", ".astro", markup.astro],
	["markdown", ".md .markdown .mdown .mkd .qmd .rmd", markup.markdown],
	["mdx", ".mdx", markup.mdx],
	["php", ".php .phtml .php3 .php4 .php5 .php7 .inc #!php", markup.phpPage],
	["blade", ".blade.php", markup.blade],
	["erb html.erb", ".erb .rhtml", markup.erb],
	["ejs", ".ejs", markup.ejs],
	["jsp aspx", ".jsp .jspf .tag .aspx .ascx", markup.jsp],
	["razor aspnetcorerazor", ".cshtml .razor", markup.razor],
	[
		"jinja jinja-html twig django-html liquid nunjucks",
		".j2 .jinja .jinja2 .twig .liquid .njk",
		markup.jinja,
	],
	["handlebars mustache", ".hbs .handlebars .mustache", markup.handlebars],
	["jade pug", ".pug .jade", web.pug],
	["haml", ".haml", web.haml],
	["graphql", ".graphql .gql .graphqls", web.graphql],
	["coffeescript", ".coffee .cson .iced", web.coffee],
];

const scripts: readonly Row[] = [
	[
		"python",
		".py .pyi .pyw .pyx .pxd .bzl .bazel .star .gyp .gypi .rpy sconstruct sconscript wscript build workspace snakefile tiltfile #!python #!pypy",
		script.python,
	],
	[
		"ruby",
		".rb .rbw .rake .gemspec .podspec .ru .cr gemfile rakefile podfile vagrantfile guardfile capfile fastfile brewfile dangerfile appfile #!ruby",
		ruby,
	],
	["perl perl6 raku", ".pl .pm .t .pod .psgi .raku .rakumod #!perl", perl],
	[
		"shellscript",
		".sh .bash .zsh .ksh .bats .ebuild .command .bashrc .bash_profile .bash_aliases .profile .zshrc .zshenv .zprofile .envrc pkgbuild #!sh #!bash #!zsh #!dash #!ksh",
		shell,
	],
	["fish", ".fish #!fish", fish],
	["powershell", ".ps1 .psm1 .psd1 #!pwsh #!powershell", script.powershell],
	["bat", ".bat .cmd", script.batch],
	["lua luau", ".lua .luau .rockspec .nse #!lua #!luajit", script.lua],
	["r", ".r .rprofile #!rscript", script.r],
	["julia", ".jl #!julia", script.julia],
	["elixir", ".ex .exs #!elixir", elixir],
	["tcl", ".tcl .tk #!tclsh", script.tcl],
	["awk", ".awk #!awk #!gawk", script.awk],
	["gdscript", ".gd", script.gdscript],
	["applescript", ".applescript .scpt #!osascript", script.applescript],
	["autohotkey autoit", ".ahk .au3", script.autohotkey],
	["vim viml", ".vim .vimrc .gvimrc .exrc", data.vim],
	["nsis", ".nsi .nsh", classic.nsis],
];

const functions: readonly Row[] = [
	["haskell", ".hs .hsc .hs-boot .cabal .idr .agda", functional.haskell],
	["literate-idris purescript", ".purs", functional.purescript],
	["elm", ".elm", functional.elm],
	["lean4 lean", ".lean", functional.lean],
	["ocaml", ".ml .mli .mll .mly .eliom", functional.ocaml],
	["sml", ".sml .sig .fun", functional.sml],
	["coq", ".coq", functional.coq],
	["wolfram mathematica", ".wl .wls .nb .mathematica", functional.mathematica],
	["fsharp", ".fs .fsi .fsx", functional.fsharp],
	["lisp commonlisp scheme racket", ".lisp .lsp .asd .scm .ss .sld .rkt .rktd", functional.lisp],
	["elisp emacs-lisp", ".el .emacs", functional.emacsLisp],
	["clojure", ".clj .cljs .cljc .cljd .edn .boot", functional.clojure],
	["fennel", ".fnl", functional.semicolons],
	["erlang", ".erl .hrl .app.src .escript .yrl .xrl rebar.config #!escript", functional.erlang],
	["prolog", ".prolog .plt", functional.prolog],
	["dhall", ".dhall", functional.dhall],
	["nix", ".nix", web.nix],
	["nim", ".nim .nims .nimble", classic.nim],
];

const older: readonly Row[] = [
	[
		"sql plsql mysql pgsql",
		".sql .psql .pls .plsql .ddl .dml .prc .pks .pkb .hql .cql .mysql .pgsql .tsql",
		classic.sql,
	],
	["fortran FortranFreeForm", ".f90 .f95 .f03 .f08 .f15 .f18", classic.fortran],
	["fortran-fixed FortranFixedForm", ".f .for .f77 .ftn", classic.fortranFixed],
	["ada", ".ada .adb .ads .gpr", classic.ada],
	["vhdl", ".vhd .vhdl", classic.vhdl],
	["pascal objectpascal", ".pas .dpr .dpk .lpr", classic.pascal],
	["vb vbscript freebasic", ".vb .vbs .bas .frm .vba", classic.basic],
	["cobol COBOL", ".cob .cbl .cpy .cobol", classic.cobol],
	["asm assembly nasm arm gas", ".asm .s .nasm .a51", classic.assembly],
	["matlab", ".matlab", classic.matlab],
	["octave", ".octave", classic.octave],
	["smalltalk", ".st", classic.smalltalk],
	["abap", ".abap", classic.abap],
	["stata", ".do .ado", classic.stata],
	["sas", ".sas", classic.sas],
];

const files: readonly Row[] = [
	["yaml dockercompose", ".yaml .yml .clang-format .clang-tidy .yamllint .cff", data.yaml],
	["toml", ".toml cargo.lock pipfile poetry.lock", data.toml],
	[
		"ini",
		".ini .cfg .cnf .gitconfig .gitmodules .editorconfig .desktop .service .socket .timer .npmrc .reg .inf",
		data.ini,
	],
	["properties", ".properties", data.properties],
	[
		"dotenv",
		".env .env.example .env.sample .env.local .env.development .env.production .env.test",
		data.hashSpaced,
	],
	[
		"ignore",
		".gitignore .dockerignore .npmignore .vscodeignore .prettierignore .eslintignore .gitattributes .hgignore codeowners .bb .bbappend .bbclass",
		data.hashAtStart,
	],
	["pip-requirements", "requirements.txt constraints.txt requirements-dev.txt", data.hashSpaced],
	["dockerfile", ".dockerfile dockerfile containerfile", data.docker],
	["makefile", ".mk .mak .make makefile gnumakefile ocamlmakefile .am", data.make],
	["cmake", ".cmake cmakelists.txt", data.cmake],
	["terraform hcl", ".tf .tfvars .hcl .nomad .tofu", data.terraform],
	["jsonnet", ".jsonnet .libsonnet", web.jsonnet],
	["cue", ".cue", web.cue],
	[
		"puppet nginx rego jq meson just caddyfile crontab",
		".pp .rego .jq meson.build meson_options.txt justfile .just caddyfile nginx.conf .nginx .conf .gn .gni .capnp .pro .pri .smali",
		script.hashScript,
	],
	["latex tex bibtex", ".tex .sty .ltx .dtx .bib", markup.latex],
	["restructuredtext", ".rst", markup.restructured],
	["asciidoc", ".adoc .asciidoc", markup.asciidoc],
	["org", ".org", markup.org],
];

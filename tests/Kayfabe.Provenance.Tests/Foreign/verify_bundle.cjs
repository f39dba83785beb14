// Verifies a Sigstore bundle with npm's @sigstore/verify: node verify_bundle.cjs <bundle> <public key> <hint>
// No transparency log and no timestamp authority signed it: the thresholds of both are 0.
const fs = require('node:fs');
const crypto = require('node:crypto');
const { bundleFromJSON } = require('@sigstore/bundle');
const { Verifier, toSignedEntity, toTrustMaterial } = require('@sigstore/verify');

const [bundlePath, keyPath, hint] = process.argv.slice(2);
const root = { certificateAuthorities: [], timestampAuthorities: [], tlogs: [], ctlogs: [] };
const trust = toTrustMaterial(root, asked => {
  if (asked !== hint) throw new Error(`key not found: ${asked}`);
  return { publicKey: crypto.createPublicKey(fs.readFileSync(keyPath)), validFor: () => true };
});
try {
  const bundle = bundleFromJSON(JSON.parse(fs.readFileSync(bundlePath, 'utf8')));
  new Verifier(trust, { tlogThreshold: 0, timestampThreshold: 0, ctlogThreshold: 0 }).verify(toSignedEntity(bundle));
  console.log('verified');
} catch (error) {
  console.log(`${error.code ?? error.name}: ${error.message}`);
  process.exit(1);
}

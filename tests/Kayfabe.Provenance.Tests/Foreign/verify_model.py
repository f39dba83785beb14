"""Verifies a model's signature as the specification of OpenSSF Model Signing 1.0 says, with Python's cryptography:
verify_model.py <model.sig> <public key> <folder>. Written from the specification alone, apart from Kayfabe's code."""
import base64
import hashlib
import json
import pathlib
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

signature, key, folder = sys.argv[1:]
bundle = json.loads(pathlib.Path(signature).read_bytes())
envelope = bundle["dsseEnvelope"]
kind = envelope["payloadType"].encode()
payload = base64.b64decode(envelope["payload"], validate=True)
signed = b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)
pem = pathlib.Path(key).read_bytes()
public = serialization.load_pem_public_key(pem)
written = public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
if bundle["verificationMaterial"]["publicKey"]["hint"] != hashlib.sha256(written).hexdigest():
    sys.exit("hint: not that of the key")
hash_of = {"secp256r1": hashes.SHA256, "secp384r1": hashes.SHA384, "secp521r1": hashes.SHA512}
try:
    public.verify(
        base64.b64decode(envelope["signatures"][0]["sig"], validate=True), signed,
        ec.ECDSA(hash_of[public.curve.name]()))
except InvalidSignature:
    sys.exit("signature: invalid")
statement = json.loads(payload)
predicate = statement["predicate"]
assert statement["predicateType"] == "https://model_signing/signature/v1.0"
assert [predicate["serialization"][name] for name in ("method", "hash_type", "allow_symlinks")] \
    == ["files", "sha256", False]
ignored = set(predicate["serialization"].get("ignore_paths", []))
root = pathlib.Path(folder)
files = {
    path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
    for path in root.rglob("*")
    if path.is_file() and not ignored & {path.relative_to(root).as_posix(), *map(str, path.relative_to(root).parents)}
}
named = {resource["name"]: resource["digest"] for resource in predicate["resources"]}
if list(named) != sorted(named):
    sys.exit("resources: not in order")
if files != named:
    sys.exit("files: not those that were signed")
digests = b"".join(bytes.fromhex(digest) for digest in named.values())
[subject] = statement["subject"]
if subject["digest"]["sha256"] != hashlib.sha256(digests).hexdigest():
    sys.exit("subject: not the digest of the files")
print("verified", len(named), "files")

using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Kayfabe.Store.Code;

/// <summary>
/// Turns metadata tokens into names, which do not depend on row numbers, and reports each type and member named.
/// </summary>
/// <param name="module">The module of the tokens.</param>
/// <param name="visit">Called with the assembly and name of each type.</param>
/// <param name="visitMember">Called with each member.</param>
internal sealed class TypeNames(CodeModule module, Action<string, string> visit, Action<MemberName>? visitMember = null)
    : ISignatureTypeProvider<string, object?>
{
    private readonly MetadataReader _metadata = module.Metadata;

    public string NameOf(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => GetTypeFromDefinition(_metadata, (TypeDefinitionHandle)handle, 0),
        HandleKind.TypeReference => GetTypeFromReference(_metadata, (TypeReferenceHandle)handle, 0),
        HandleKind.TypeSpecification =>
            _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null),
        HandleKind.MethodDefinition => Method((MethodDefinitionHandle)handle),
        HandleKind.FieldDefinition => Field((FieldDefinitionHandle)handle),
        HandleKind.MemberReference => Member((MemberReferenceHandle)handle),
        HandleKind.MethodSpecification => Specialised((MethodSpecificationHandle)handle),
        HandleKind.StandaloneSignature => Standalone((StandaloneSignatureHandle)handle),
        _ => throw new BadImageFormatException($"{module.Name}: a {handle.Kind} where a type or member was expected."),
    };

    /// <summary>The assembly of a method's type; empty for a generic type.</summary>
    public string AssemblyOf(EntityHandle method) => method.Kind switch
    {
        HandleKind.MethodDefinition => module.Name,
        HandleKind.MemberReference when _metadata.GetMemberReference((MemberReferenceHandle)method).Parent is
        { Kind: HandleKind.TypeReference } parent => Resolve((TypeReferenceHandle)parent).Assembly,
        _ => "",
    };

    private static string Signature(MethodSignature<string> signature) =>
        $"{signature.Header}{signature.GenericParameterCount}({string.Join(',', signature.ParameterTypes)})"
        + signature.ReturnType;

    private string Method(MethodDefinitionHandle handle)
    {
        var method = _metadata.GetMethodDefinition(handle);
        return Named(
            method.GetDeclaringType(), _metadata.GetString(method.Name), Signature(method.DecodeSignature(this, null)));
    }

    private string Field(FieldDefinitionHandle handle)
    {
        var field = _metadata.GetFieldDefinition(handle);
        return Named(
            field.GetDeclaringType(), _metadata.GetString(field.Name), ":" + field.DecodeSignature(this, null));
    }

    private string Named(TypeDefinitionHandle owner, string name, string signature)
    {
        visitMember?.Invoke(new MemberName(module.Name, module.FullName(owner), name, signature));
        return $"{GetTypeFromDefinition(_metadata, owner, 0)}::{name}{signature}";
    }

    private string Member(MemberReferenceHandle handle)
    {
        var member = _metadata.GetMemberReference(handle);
        var signature = member.GetKind() == MemberReferenceKind.Field
            ? ":" + member.DecodeFieldSignature(this, null)
            : Signature(member.DecodeMethodSignature(this, null));
        var name = _metadata.GetString(member.Name);
        // A generic type is read as a whole, so its members need not be reported.
        if (member.Parent.Kind == HandleKind.TypeReference)
        {
            var (assembly, type) = Resolve((TypeReferenceHandle)member.Parent);
            visitMember?.Invoke(new MemberName(assembly, type, name, signature));
        }
        return $"{NameOf(member.Parent)}::{name}{signature}";
    }

    private string Specialised(MethodSpecificationHandle handle)
    {
        var method = _metadata.GetMethodSpecification(handle);
        return $"{NameOf(method.Method)}<{string.Join(',', method.DecodeSignature(this, null))}>";
    }

    private string Standalone(StandaloneSignatureHandle handle)
    {
        var signature = _metadata.GetStandaloneSignature(handle);
        return signature.GetKind() == StandaloneSignatureKind.LocalVariables
            ? string.Join(',', signature.DecodeLocalSignature(this, null))
            : Signature(signature.DecodeMethodSignature(this, null));
    }

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        var name = module.FullName(handle);
        visit(module.Name, name);
        return $"[{module.Name}]{name}";
    }

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var (assembly, name) = Resolve(handle);
        visit(assembly, name);
        return $"[{assembly}]{name}";
    }

    private (string Assembly, string Name) Resolve(TypeReferenceHandle handle)
    {
        var type = _metadata.GetTypeReference(handle);
        var name = _metadata.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            var (assembly, outer) = Resolve((TypeReferenceHandle)type.ResolutionScope);
            return (assembly, outer + "+" + name);
        }
        var space = _metadata.GetString(type.Namespace);
        var full = space.Length == 0 ? name : space + "." + name;
        if (type.ResolutionScope.Kind != HandleKind.AssemblyReference)
            return (module.Name, full);
        var reference = _metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope);
        return (_metadata.GetString(reference.Name), full);
    }

    public string GetTypeFromSpecification(
        MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        NameOf(handle);

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) =>
        $"{genericType}<{string.Join(',', typeArguments)}>";

    public string GetArrayType(string elementType, ArrayShape shape) =>
        $"{elementType}[{shape.Rank};{string.Join(',', shape.LowerBounds)};{string.Join(',', shape.Sizes)}]";

    public string GetFunctionPointerType(MethodSignature<string> signature) => "fn " + Signature(signature);

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) =>
        $"{unmodifiedType} {(isRequired ? "modreq" : "modopt")}({modifier})";

    public string GetByReferenceType(string elementType) => elementType + "&";

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetPinnedType(string elementType) => elementType + " pinned";

    public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index}";

    public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index}";

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();
}

/// <summary>The name of a method or field in code.</summary>
/// <param name="Assembly">The assembly of its type.</param>
/// <param name="Type">The full name of its type.</param>
/// <param name="Name">Its own name.</param>
/// <param name="Signature">Its signature, which distinguishes overloads.</param>
internal sealed record MemberName(string Assembly, string Type, string Name, string Signature);

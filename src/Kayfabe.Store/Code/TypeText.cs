using System.Globalization;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Text;

namespace Kayfabe.Store.Code;

/// <summary>
/// A type as text: everything that can change what it does, and nothing that depends on where it was built or on the
/// order of metadata. Comments, formatting, local names and debug information are not in an assembly's metadata; row
/// numbers are replaced by names.
/// </summary>
internal sealed class TypeText
{
    private static readonly Lazy<(OpCode?[] OneByte, OpCode?[] TwoBytes)> s_opCodes = new(OpCodesByValue);

    private readonly CodeModule _module;
    private readonly MetadataReader _metadata;
    private readonly TypeNames _names;
    private readonly IReadOnlySet<string> _runners;
    private readonly StringBuilder _text = new();

    /// <param name="module">The module of the type.</param>
    /// <param name="visit">Called with each type named.</param>
    /// <param name="visitMember">Called with each member named.</param>
    /// <param name="runners">Assemblies whose attributes affect when a type runs, not its result.</param>
    public TypeText(
        CodeModule module, Action<string, string> visit, Action<MemberName> visitMember, IReadOnlySet<string> runners)
    {
        _module = module;
        _metadata = module.Metadata;
        _names = new TypeNames(module, visit, visitMember);
        _runners = runners;
    }

    private bool _isOfSettings;

    /// <summary>Whether the code reads embedded resources: then all resources of its assembly count.</summary>
    public bool ReadsResources { get; private set; }

    public string Write(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        Line("type", _names.NameOf(handle), Number((int)type.Attributes));
        if (!type.BaseType.IsNil)
            Line("base", _names.NameOf(type.BaseType));
        var interfaces = type.GetInterfaceImplementations()
            .Select(i => _names.NameOf(_metadata.GetInterfaceImplementation(i).Interface));
        foreach (var name in interfaces.Order(StringComparer.Ordinal))
            Line("implements", name);
        foreach (var implementation in type.GetMethodImplementations())
        {
            var pair = _metadata.GetMethodImplementation(implementation);
            Line("overrides", _names.NameOf(pair.MethodDeclaration), _names.NameOf(pair.MethodBody));
        }
        Generic(type.GetGenericParameters());
        Attributes(type.GetCustomAttributes());
        foreach (var property in type.GetProperties())
            Attributes(_metadata.GetPropertyDefinition(property).GetCustomAttributes());
        foreach (var field in type.GetFields())
            Member(field);
        foreach (var method in type.GetMethods())
            Member(method);
        return _text.ToString();
    }

    /// <summary>
    /// A single member of a type; all members of that name if none has the exact signature, which happens if the naming
    /// assembly was compiled against an earlier version.
    /// </summary>
    /// <param name="handle">The type.</param>
    /// <param name="member">The member.</param>
    /// <param name="isOfSettings">
    /// Whether the type is a record of settings. Then its attributes do not count, since they are for binding, nor do
    /// the methods that the compiler generates from all its properties (copy, equality).
    /// </param>
    public string WriteMember(TypeDefinitionHandle handle, MemberName member, bool isOfSettings)
    {
        _isOfSettings = isOfSettings;
        var type = _metadata.GetTypeDefinition(handle);
        var plain = new TypeNames(_module, static (_, _) => { });
        List<EntityHandle> named =
        [
            .. type.GetFields().Where(field =>
                _metadata.GetString(_metadata.GetFieldDefinition(field).Name) == member.Name),
            .. type.GetMethods().Where(method =>
                _metadata.GetString(_metadata.GetMethodDefinition(method).Name) == member.Name),
        ];
        var exact = named.FindAll(one =>
            plain.NameOf(one).EndsWith("::" + member.Name + member.Signature, StringComparison.Ordinal));
        foreach (var one in exact.Count > 0 ? exact : named)
            Member(one);
        return _text.ToString();
    }

    private void Member(EntityHandle handle)
    {
        if (handle.Kind == HandleKind.FieldDefinition)
            Field((FieldDefinitionHandle)handle);
        else
            Method((MethodDefinitionHandle)handle);
    }

    private void Field(FieldDefinitionHandle handle)
    {
        var field = _metadata.GetFieldDefinition(handle);
        Line("field", _names.NameOf(handle), Number((int)field.Attributes));
        Attributes(field.GetCustomAttributes());
        if (!field.GetDefaultValue().IsNil)
            Constant(field.GetDefaultValue());
        var address = field.GetRelativeVirtualAddress();
        if (address != 0)
            Line("data", Convert.ToHexString(_module.MappedData(address, SizeOf(field)).ReadBytes(SizeOf(field))));
    }

    // Mapped data has a primitive type, or one whose only purpose is its size.
    private int SizeOf(FieldDefinition field)
    {
        var reader = _metadata.GetBlobReader(field.Signature);
        _ = reader.ReadSignatureHeader();
        var code = reader.ReadSignatureTypeCode();
        if (code == SignatureTypeCode.TypeHandle)
            return _metadata.GetTypeDefinition((TypeDefinitionHandle)reader.ReadTypeHandle()).GetLayout().Size;
        return code switch
        {
            SignatureTypeCode.Byte or SignatureTypeCode.SByte or SignatureTypeCode.Boolean => 1,
            SignatureTypeCode.Int16 or SignatureTypeCode.UInt16 or SignatureTypeCode.Char => 2,
            SignatureTypeCode.Int32 or SignatureTypeCode.UInt32 or SignatureTypeCode.Single => 4,
            _ => 8,
        };
    }

    private void Method(MethodDefinitionHandle handle)
    {
        var method = _metadata.GetMethodDefinition(handle);
        Line("method", _names.NameOf(handle), Number((int)method.Attributes), Number((int)method.ImplAttributes));
        Generic(method.GetGenericParameters());
        Attributes(method.GetCustomAttributes());
        foreach (var parameter in method.GetParameters().Select(_metadata.GetParameter))
        {
            Attributes(parameter.GetCustomAttributes());
            if (!parameter.GetDefaultValue().IsNil)
                Constant(parameter.GetDefaultValue());
        }
        var import = method.GetImport();
        if (!import.Module.IsNil)
        {
            var library = _metadata.GetModuleReference(import.Module).Name;
            Line("import", _metadata.GetString(library), _metadata.GetString(import.Name));
        }
        if (_isOfSettings && IsOfAllProperties(method))
            return;
        var isIl = (method.ImplAttributes & System.Reflection.MethodImplAttributes.CodeTypeMask) == 0;
        if (method.RelativeVirtualAddress != 0 && isIl)
            Body(_module.Body(method.RelativeVirtualAddress));
    }

    // Equality, copy, ToString: compiler-generated as accessors are, but from all properties.
    private bool IsOfAllProperties(MethodDefinition method) =>
        _metadata.GetString(method.Name) is var name
        && !name.StartsWith("get_", StringComparison.Ordinal) && !name.StartsWith("set_", StringComparison.Ordinal)
        && method.GetCustomAttributes().Select(_metadata.GetCustomAttribute).Any(attribute =>
            _names.NameOf(attribute.Constructor)
                .Contains("CompilerServices.CompilerGeneratedAttribute::", StringComparison.Ordinal));

    private void Body(MethodBodyBlock body)
    {
        if (!body.LocalSignature.IsNil)
            Line("locals", _names.NameOf(body.LocalSignature), body.LocalVariablesInitialized ? "init" : "");
        foreach (var region in body.ExceptionRegions)
        {
            Line(
                "region", region.Kind.ToString(), Number(region.TryOffset), Number(region.TryLength),
                Number(region.HandlerOffset), Number(region.HandlerLength), Number(region.FilterOffset),
                region.CatchType.IsNil ? "" : _names.NameOf(region.CatchType));
        }
        for (var il = body.GetILReader(); il.RemainingBytes > 0;)
            Instruction(ref il);
    }

    private void Instruction(ref BlobReader il)
    {
        var first = il.ReadByte();
        var (oneByte, twoBytes) = s_opCodes.Value;
        var code = (first == 0xfe ? twoBytes[il.ReadByte()] : oneByte[first])
                   ?? throw new BadImageFormatException($"{_module.Name}: an unknown instruction.");
        Line(code.Name!, code.OperandType switch
        {
            OperandType.InlineNone => "",
            OperandType.InlineString => UserString(il.ReadInt32()),
            OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType
                or OperandType.InlineSig => MemberName(il.ReadInt32()),
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar =>
                Number(il.ReadSByte()),
            OperandType.InlineVar => Number(il.ReadInt16()),
            OperandType.InlineI8 or OperandType.InlineR => Number(il.ReadInt64()),
            OperandType.InlineSwitch => Switch(ref il),
            _ => Number(il.ReadInt32()),
        });
    }

    private string UserString(int token) =>
        _metadata.GetUserString((UserStringHandle)MetadataTokens.Handle(token));

    private string MemberName(int token)
    {
        var name = _names.NameOf((EntityHandle)MetadataTokens.Handle(token));
        if (name.Contains("System.Reflection.Assembly::GetManifestResource", StringComparison.Ordinal))
            ReadsResources = true;
        return name;
    }

    private static string Switch(ref BlobReader il)
    {
        var targets = new string[il.ReadInt32()];
        for (var i = 0; i < targets.Length; i++)
            targets[i] = Number(il.ReadInt32());
        return string.Join(',', targets);
    }

    private void Generic(GenericParameterHandleCollection parameters)
    {
        foreach (var parameter in parameters.Select(_metadata.GetGenericParameter))
        {
            Line("generic", Number((int)parameter.Attributes), string.Join(',', parameter.GetConstraints()
                .Select(c => _names.NameOf(_metadata.GetGenericParameterConstraint(c).Type))));
        }
    }

    private void Attributes(CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes.Select(_metadata.GetCustomAttribute))
        {
            if (!_isOfSettings && !_runners.Contains(_names.AssemblyOf(attribute.Constructor)))
            {
                var arguments = _metadata.GetBlobBytes(attribute.Value);
                Line("attribute", _names.NameOf(attribute.Constructor), Convert.ToHexString(arguments));
            }
        }
    }

    private void Constant(ConstantHandle handle)
    {
        var constant = _metadata.GetConstant(handle);
        Line("constant", constant.TypeCode.ToString(), Convert.ToHexString(_metadata.GetBlobBytes(constant.Value)));
    }

    // With the length of each part: a string constant cannot look like an instruction.
    private void Line(string word, params ReadOnlySpan<string> parts)
    {
        _text.Append(word);
        foreach (var part in parts)
            _text.Append(' ').Append(part.Length).Append(':').Append(part);
        _text.Append('\n');
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static (OpCode?[] OneByte, OpCode?[] TwoBytes) OpCodesByValue()
    {
        var (oneByte, twoBytes) = (new OpCode?[256], new OpCode?[256]);
        foreach (var field in typeof(OpCodes).GetFields())
        {
            if (field.GetValue(null) is OpCode code)
                (code.Size == 1 ? oneByte : twoBytes)[code.Value & 0xff] = code;
        }
        return (oneByte, twoBytes);
    }
}

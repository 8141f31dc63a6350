using System.Reflection;
using System.Reflection.Metadata;

namespace Undrift;

/// <summary>
/// What the code of an assembly can reach outside itself, by the names that it refers to: whether it does is not asked, so that no
/// way through it is forgotten.
/// </summary>
/// <param name="metadata">The assembly.</param>
/// <param name="others">The names of the assemblies that were loaded and are not looked into. What is of one that was not loaded was not called.</param>
internal sealed class AssemblyReach(MetadataReader metadata, IReadOnlySet<string> others)
{
    /// <summary>The first name that may read anything; null: there is none.</summary>
    public string? First() => Native() ?? Types().FirstOrDefault() ?? Members().FirstOrDefault();

    /// <summary>The id under which the user's secrets are kept for the assembly; null: it has none.</summary>
    public string? Secrets()
    {
        foreach (var handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (
                attribute.Constructor.Kind != HandleKind.MemberReference
                || metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent
                    is not { Kind: HandleKind.TypeReference } type
                || !metadata.StringComparer.Equals(
                    metadata.GetTypeReference((TypeReferenceHandle)type).Name,
                    "UserSecretsIdAttribute"
                )
            )
                continue;
            var value = metadata.GetBlobReader(attribute.Value);
            // Its prolog (ECMA-335, II.23.3).
            value.ReadUInt16();
            return value.ReadSerializedString();
        }
        return null;
    }

    private string? Native() =>
        metadata
            .MethodDefinitions.Select(metadata.GetMethodDefinition)
            .Where(method =>
                method.Attributes.HasFlag(MethodAttributes.PinvokeImpl)
                || method.ImplAttributes.HasFlag(MethodImplAttributes.Unmanaged)
                || method.ImplAttributes.HasFlag(MethodImplAttributes.Native)
            )
            .Select(method => "native code, " + metadata.GetString(method.Name))
            .FirstOrDefault();

    private IEnumerable<string> Types() =>
        from handle in metadata.TypeReferences
        let type = Outermost(handle)
        where type is { } && !ReachRules.Allows(type.Space, type.Name)
        select $"{type.Space}.{type.Name}";

    private IEnumerable<string> Members()
    {
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            var name = metadata.GetString(member.Name);
            if (member.Parent.Kind == HandleKind.ModuleReference)
                yield return "native code, " + name;
            if (TypeOf(member.Parent) is not { } type)
                continue;
            var (parameters, takesText) = Parameters(member);
            if (!ReachRules.Allows(type.Space, type.Name, name, parameters, takesText))
                yield return $"{type.Space}.{type.Name}.{name}";
        }
    }

    /// <summary>The type that has a member; null where it is of no other assembly.</summary>
    private OuterType? TypeOf(EntityHandle parent) =>
        parent.Kind switch
        {
            HandleKind.TypeReference => Outermost((TypeReferenceHandle)parent),
            HandleKind.TypeSpecification => Generic(metadata.GetTypeSpecification((TypeSpecificationHandle)parent)),
            _ => null,
        };

    /// <summary>Of a list of somethings, the list; arrays and the like have no members that reach anything.</summary>
    private OuterType? Generic(TypeSpecification type)
    {
        var signature = metadata.GetBlobReader(type.Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            return null;
        // Class or value type.
        signature.ReadCompressedInteger();
        var of = signature.ReadTypeHandle();
        return of.Kind == HandleKind.TypeReference ? Outermost((TypeReferenceHandle)of) : null;
    }

    private OuterType? Outermost(TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        while (type.ResolutionScope.Kind == HandleKind.TypeReference)
            type = metadata.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
        if (type.ResolutionScope.Kind != HandleKind.AssemblyReference)
            return null;
        var assembly = metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope);
        return others.Contains(metadata.GetString(assembly.Name))
            ? new OuterType(metadata.GetString(type.Namespace), metadata.GetString(type.Name))
            : null;
    }

    /// <summary>How many parameters there are, and whether the first is a text (ECMA-335, II.23.2.2).</summary>
    private static (int Count, bool TakesText) Parameters(MemberReference member)
    {
        if (member.GetKind() != MemberReferenceKind.Method)
            return (-1, false);
        var types = member.DecodeMethodSignature(new TextSignature(), genericContext: null).ParameterTypes;
        return (types.Length, !types.IsEmpty && types[0]);
    }

    private sealed record OuterType(string Space, string Name);
}

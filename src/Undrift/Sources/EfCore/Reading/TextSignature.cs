using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Undrift;

/// <summary>Reads signatures only so far as to tell a text from all else.</summary>
internal sealed class TextSignature : ISignatureTypeProvider<bool, object?>
{
    public bool GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode == PrimitiveTypeCode.String;

    public bool GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => false;

    public bool GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => false;

    public bool GetTypeFromSpecification(
        MetadataReader reader,
        object? genericContext,
        TypeSpecificationHandle handle,
        byte rawTypeKind
    ) => false;

    public bool GetSZArrayType(bool elementType) => false;

    public bool GetArrayType(bool elementType, ArrayShape shape) => false;

    public bool GetByReferenceType(bool elementType) => elementType;

    public bool GetPointerType(bool elementType) => false;

    public bool GetPinnedType(bool elementType) => elementType;

    public bool GetGenericInstantiation(bool genericType, ImmutableArray<bool> typeArguments) => false;

    public bool GetGenericTypeParameter(object? genericContext, int index) => false;

    public bool GetGenericMethodParameter(object? genericContext, int index) => false;

    public bool GetModifiedType(bool modifier, bool unmodifiedType, bool isRequired) => unmodifiedType;

    public bool GetFunctionPointerType(MethodSignature<bool> signature) => false;
}

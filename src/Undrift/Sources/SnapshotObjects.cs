using System.Runtime.InteropServices;
using System.Text.Json;

namespace Undrift;

/// <summary>Reads the objects and the gaps of a snapshot.</summary>
internal static class SnapshotObjects
{
    /// <summary>Reads one object; its opening brace is the current token.</summary>
    /// <param name="tokens">The file.</param>
    /// <param name="model">What the file may hold.</param>
    /// <param name="facets">A list to work in, the same for every object.</param>
    public static CatalogObject Read(ref SnapshotTokens tokens, SnapshotModel model, List<FacetEntry> facets)
    {
        var parts = new ObjectParts();
        facets.Clear();
        ExpectObject(ref tokens, "an object of the schema");
        while (tokens.Member() is { } member)
            ReadMember(ref tokens, member, model, ref parts, facets);
        if (parts.Kind is not { } kind)
            throw tokens.Expected("the members 'kind' and 'name' in the object that ends here");
        return new CatalogObject(parts.Id.ToId(ref tokens), kind.Kind, CollectionsMarshal.AsSpan(facets))
        {
            Owner = parts.Owner,
            Template = parts.Template,
            Witness = parts.Witness,
            PartiallyUnderstood = parts.IsPartial,
        };
    }

    private static void ReadMember(
        ref SnapshotTokens tokens,
        string member,
        SnapshotModel model,
        ref ObjectParts parts,
        List<FacetEntry> facets
    )
    {
        switch (member)
        {
            case SnapshotFormat.Kind:
                parts.Id.Kind = tokens.String("the name of a kind");
                parts.Kind = model.Find(parts.Id.Kind) ?? throw tokens.Expected("a kind that the file's 'model' names");
                break;
            case SnapshotFormat.Owner:
                tokens.Next();
                parts.Owner = ReadId(ref tokens);
                break;
            case SnapshotFormat.Template:
                tokens.Next();
                parts.Template = ReadId(ref tokens);
                break;
            case SnapshotFormat.Facets:
                ReadFacets(
                    ref tokens,
                    parts.Kind ?? throw tokens.Expected("the member 'kind' before 'facets'"),
                    facets
                );
                break;
            case SnapshotFormat.Witness:
                parts.Witness = tokens.String("the definition text");
                break;
            case SnapshotFormat.PartiallyUnderstood:
                tokens.Expect(JsonTokenType.True, "true");
                parts.IsPartial = true;
                break;
            default:
                parts.Id.Read(ref tokens, member);
                break;
        }
    }

    /// <summary>Reads one gap; its opening brace is the current token.</summary>
    public static Gap ReadGap(ref SnapshotTokens tokens)
    {
        string? subject = null;
        string? reason = null;
        ObjectId? item = null;
        string? kind = null;
        ExpectObject(ref tokens, "a gap");
        while (tokens.Member() is { } member)
        {
            if (member == SnapshotFormat.Subject)
                subject = tokens.String("the gap's subject");
            else if (member == SnapshotFormat.Reason)
                reason = tokens.String("the gap's reason");
            else if (member == SnapshotFormat.Object && tokens.Next() is var _)
                item = ReadId(ref tokens);
            else if (member == SnapshotFormat.Kind)
                kind = tokens.String("the name of a kind");
            else
                throw tokens.Expected("one of the members subject, reason, object, kind");
        }
        if (subject is null || reason is null)
            throw tokens.Expected("the members 'subject' and 'reason' in the gap that ends here");
        return new Gap(subject, reason, item, kind);
    }

    /// <summary>Reads an identity; its opening brace is the current token.</summary>
    public static ObjectId ReadId(ref SnapshotTokens tokens)
    {
        var id = new IdParts();
        ExpectObject(ref tokens, "an object's identity");
        while (tokens.Member() is { } member)
            id.Read(ref tokens, member);
        return id.ToId(ref tokens);
    }

    private static void ReadFacets(ref SnapshotTokens tokens, SnapshotModel.ModelledKind kind, List<FacetEntry> facets)
    {
        tokens.Expect(JsonTokenType.StartObject, "the facets");
        while (tokens.Member() is { } name)
        {
            if (!kind.Facets.TryGetValue(name, out var facet))
                throw tokens.Expected($"a facet that the file's 'model' names for the kind {kind.Kind.Name}");
            facets.Add(new FacetEntry(facet, ReadValue(ref tokens, facet)));
        }
    }

    private static FacetValue ReadValue(ref SnapshotTokens tokens, Facet facet)
    {
        switch (facet.Shape)
        {
            case FacetShape.Text:
                return FacetValue.Of(tokens.String("a text"));
            case FacetShape.Number:
                return FacetValue.Of(tokens.Number("a whole number"));
            case FacetShape.List:
                return FacetValue.Of(tokens.Strings("a list of texts"));
            default:
                tokens.Expect(JsonTokenType.True, "true");
                return FacetValue.Of(true);
        }
    }

    private static void ExpectObject(ref SnapshotTokens tokens, string what)
    {
        if (tokens.Type != JsonTokenType.StartObject)
            throw tokens.Expected(what);
    }

    /// <summary>The parts of an object while they are read.</summary>
    private ref struct ObjectParts
    {
        public ObjectParts() { }

        public IdParts Id = new();
        public SnapshotModel.ModelledKind? Kind;
        public ObjectId? Owner;
        public ObjectId? Template;
        public string? Witness;
        public bool IsPartial;
    }

    /// <summary>The parts of an identity while they are read.</summary>
    private ref struct IdParts
    {
        public IdParts() { }

        public string Kind = "";
        private string _schema = "";
        private string _parent = "";
        private string? _name;
        private string _signature = "";

        public void Read(ref SnapshotTokens tokens, string member)
        {
            switch (member)
            {
                case SnapshotFormat.Kind:
                    Kind = tokens.String("the name of a kind");
                    break;
                case SnapshotFormat.Schema:
                    _schema = tokens.String("the schema's name");
                    break;
                case SnapshotFormat.Parent:
                    _parent = tokens.String("the parent's name");
                    break;
                case SnapshotFormat.ObjectName:
                    _name = tokens.String("the object's name");
                    break;
                case SnapshotFormat.Signature:
                    _signature = tokens.String("the signature");
                    break;
                default:
                    throw tokens.Fail(
                        $"has a member '{Visible.Text(member)}' that this version of Undrift does not know"
                    );
            }
        }

        public readonly ObjectId ToId(ref SnapshotTokens tokens) =>
            Kind.Length > 0 && _name is not null
                ? new ObjectId(Kind, _schema, _parent, _name, _signature)
                : throw tokens.Expected("the members 'kind' and 'name' in the object that ends here");
    }
}

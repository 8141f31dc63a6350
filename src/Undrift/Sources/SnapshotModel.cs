using System.Text.Json;

namespace Undrift;

/// <summary>What the writer of a snapshot knew how to read, beside what this version's engine models.</summary>
internal sealed class SnapshotModel
{
    private readonly IEngine _engine;
    private readonly Dictionary<string, ModelledKind> _kinds = [];

    private SnapshotModel(IEngine engine) => _engine = engine;

    /// <summary>Reads the member <c>model</c>: each kind with the names of its facets.</summary>
    public static SnapshotModel Read(ref SnapshotTokens tokens, IEngine engine, string tool)
    {
        var model = new SnapshotModel(engine);
        tokens.Expect(JsonTokenType.StartObject, "the kinds with their facets");
        while (tokens.Member() is { } name)
        {
            var kind = engine.Kinds.FirstOrDefault(kind => kind.Name == name);
            if (kind is null)
                throw Newer(ref tokens, $"objects of the kind '{Visible.Text(name)}'", tool);
            var facets = new Dictionary<string, Facet>();
            foreach (var facetName in tokens.Strings("a list of facet names"))
                facets[facetName] =
                    kind.Facets.FirstOrDefault(facet => facet.Name == facetName)
                    ?? throw Newer(ref tokens, $"a facet '{Visible.Text(facetName)}' of the kind '{name}'", tool);
            model._kinds[name] = new ModelledKind(kind, facets);
        }
        return model;
    }

    /// <summary>The kind of that name, when the writer read it.</summary>
    public ModelledKind? Find(string name) => _kinds.GetValueOrDefault(name);

    /// <summary>
    /// A gap for each kind that the engine models and the writer did not, unless a gap of the file says already why: its
    /// objects are unknown, not absent.
    /// </summary>
    public IEnumerable<Gap> UnreadKinds(IReadOnlyList<Gap> known) =>
        _engine
            .Kinds.Where(kind => !kind.ClusterLevel || HasCluster)
            .Where(kind => !_kinds.ContainsKey(kind.Name) && !known.Any(gap => gap.Kind == kind.Name))
            .Select(kind => new Gap(
                $"kind {kind.Name}",
                $"the snapshot was written by a version that did not read it: {SnapshotReader.WriteAnew}",
                Kind: kind.Name
            ));

    /// <summary>True when the writer read the cluster level.</summary>
    public bool HasCluster => _kinds.Values.Any(known => known.Kind.ClusterLevel);

    /// <summary>Compared facets that the engine models and the writer did not, of the kinds that it read.</summary>
    public HashSet<Facet> UnreadFacets() =>
        [
            .. _kinds.Values.SelectMany(known =>
                known.Kind.Facets.Where(facet => facet.IgnoredReason is null && !known.Facets.ContainsKey(facet.Name))
            ),
        ];

    private static UndriftException Newer(ref SnapshotTokens tokens, string what, string tool) =>
        tokens.Fail(
            $"holds {what}, which this version of Undrift does not know; it was written by {tool}",
            "use that version of Undrift or a newer one, or " + SnapshotReader.WriteAnew
        );

    /// <summary>A kind with the facets that the writer read.</summary>
    internal sealed record ModelledKind(ObjectKind Kind, Dictionary<string, Facet> Facets);
}

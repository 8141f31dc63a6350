namespace Undrift;

/// <summary>Which object stands in which, over both catalogs: what holds for a table holds for its columns.</summary>
internal sealed class ObjectGraph
{
    private readonly Catalog _desired;
    private readonly Catalog _actual;
    private readonly Lazy<Index> _index;

    public ObjectGraph(Catalog desired, Catalog actual)
    {
        (_desired, _actual) = (desired, actual);
        // Most checks have no pattern and need none of this.
        _index = new Lazy<Index>(() => Index.Of(desired.Objects.Concat(actual.Objects)));
    }

    /// <summary>Every object of either side.</summary>
    public IReadOnlyCollection<ObjectId> Objects => _index.Value.Objects;

    /// <summary>The objects that an object stands in directly: its owner on either side, its schema.</summary>
    public IEnumerable<ObjectId> Containers(ObjectId id)
    {
        ObjectId?[] owners = [_desired.Find(id)?.Owner, _actual.Find(id)?.Owner];
        var known = owners.OfType<ObjectId>().Distinct();
        // A reader that names no owner still names the parent. Where it names one, that says more: the same name can
        // belong to things of several kinds.
        var containers =
            owners is [null, null] && id.Parent.Length > 0
                ? _index.Value.Parents.GetValueOrDefault((id.Schema, id.Parent)) ?? []
                : known;
        return id.Schema.Length > 0 && _index.Value.Schemas.TryGetValue(id.Schema, out var schemas)
            ? containers.Concat(schemas)
            : containers;
    }

    /// <summary>True when the pattern matches the object or one that it stands in, however far up.</summary>
    public bool Covers(ObjectPattern pattern, ObjectId id) => Covers(pattern, id, []);

    private bool Covers(ObjectPattern pattern, ObjectId id, HashSet<ObjectId> seen) =>
        seen.Add(id)
        && (pattern.Matches(ObjectPath.Of(id)) || Containers(id).Any(container => Covers(pattern, container, seen)));

    private sealed record Index(
        HashSet<ObjectId> Objects,
        Dictionary<string, List<ObjectId>> Schemas,
        Dictionary<(string Schema, string Name), List<ObjectId>> Parents
    )
    {
        public static Index Of(IEnumerable<CatalogObject> objects)
        {
            var index = new Index([], [], []);
            foreach (var item in objects)
            {
                if (!index.Objects.Add(item.Id) || item.Id.Parent.Length > 0 || item.Id.Signature.Length > 0)
                    continue;
                // The kind whose drifts are schema drifts is the one that schemas are of, in every engine.
                if (item.Kind.Missing == DriftGroup.SchemaMismatch && item.Id.Schema.Length == 0)
                    ListOf(index.Schemas, item.Id.Name).Add(item.Id);
                else
                    ListOf(index.Parents, (item.Id.Schema, item.Id.Name)).Add(item.Id);
            }
            return index;
        }

        private static List<ObjectId> ListOf<TKey>(Dictionary<TKey, List<ObjectId>> lists, TKey key)
            where TKey : notnull => lists.TryGetValue(key, out var list) ? list : lists[key] = [];
    }
}

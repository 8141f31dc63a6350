using System.Text;

namespace Undrift;

/// <summary>Finds what a person wants renamed, and refuses what cannot be meant.</summary>
/// <param name="engine">The engine: it says what it can rename.</param>
/// <param name="current">The schema as it is.</param>
/// <param name="target">The schema as it shall be.</param>
public sealed class RenameReader(IEngine engine, Catalog current, Catalog target)
{
    private const int Shown = 8;

    /// <summary>The renames, what stands in something after it.</summary>
    /// <exception cref="UndriftException">One names what is not there, or what is no pair.</exception>
    public IReadOnlyList<Rename> Read(IEnumerable<RenameRequest> requests)
    {
        var renames = requests
            .Select(Read)
            .OfType<Rename>()
            .Distinct()
            .OrderBy(rename => rename.From.Parent.Length > 0);
        var read = new List<Rename>();
        foreach (var rename in renames)
        {
            if (read.Any(other => other.From == rename.From || other.To == rename.To))
                throw Failure(new RenameRequest(rename.Text), "one of its names stands in another rename, too");
            var from = rename.From with { Parent = Followed(read, rename.From), Name = "" };
            if (from != rename.To with { Name = "" })
                throw Failure(
                    new RenameRequest(rename.Text),
                    "the two do not stand in the same place",
                    "rename what they stand in as well, or name two that stand in one"
                );
            read.Add(rename);
        }
        return read;
    }

    private Rename? Read(RenameRequest request)
    {
        var (left, right) = Sides(request);
        var (froms, tos) = (Find(left, current), Find(right, target));
        if (request.Place is not null && froms.Count == 0 && Find(right, current).Count > 0)
            return null;
        if (froms.Count == 0)
            throw NotThere(request, left, "the database", current, target);
        if (tos.Count == 0)
            throw NotThere(request, right, "the desired schema", target, current);
        var pairs = froms.SelectMany(from => tos.Where(to => to.Kind == from.Kind), (from, to) => (from, to)).ToList();
        if (pairs.Count == 0)
            throw Failure(
                request,
                $"{ReportWords.FullName(froms[0].Id)} cannot become {ReportWords.FullName(tos[0].Id)}"
            );
        if (pairs.Count > 1)
            throw Failure(request, "several kinds have these names", $"write {pairs[0].from.Id}={pairs[0].to.Id}");
        var (item, other) = pairs[0];
        if (Find(item.Id.ToString(), target).Count > 0)
            throw Failure(request, $"{ReportWords.FullName(item.Id)} is in the desired schema, too");
        if (Find(other.Id.ToString(), current).Count > 0)
            throw Failure(request, $"{ReportWords.FullName(other.Id)} is in the database already");
        return new Rename(item.Id, other.Id);
    }

    /// <summary>Objects of a path, with or without the kind before it, that the engine can rename.</summary>
    private List<CatalogObject> Find(string path, Catalog catalog) =>
        [.. catalog.Objects.Where(item => engine.CanRename(item.Kind) && Is(item, path))];

    private static bool Is(CatalogObject item, string path)
    {
        var how = item.Kind.NamesIgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return path.Equals(item.Id.Path, how) || path.Equals(item.Id.ToString(), how);
    }

    private static string Followed(List<Rename> read, ObjectId id) =>
        read.FirstOrDefault(rename =>
            rename.From.Schema == id.Schema && rename.From.Parent.Length == 0 && rename.From.Name == id.Parent
        )
            is { } moved
            ? moved.To.Name
            : id.Parent;

    /// <summary>The two sides of the sign, which may stand in a quoted name, too.</summary>
    private static (string From, string To) Sides(RenameRequest request)
    {
        var quoted = false;
        for (var at = 0; at < request.Text.Length; at++)
        {
            quoted ^= request.Text[at] == '"';
            if (request.Text[at] == '=' && !quoted)
                return (Normal(request.Text[..at]), Normal(request.Text[(at + 1)..]));
        }
        throw Failure(request, "expected OLD=NEW", "write it as public.users.mail=public.users.email");
    }

    /// <summary>The path as ids print it: quoted where it has to be, and only there.</summary>
    private static string Normal(string path)
    {
        var text = new StringBuilder();
        path = path.Trim();
        for (var at = 0; at < path.Length; )
        {
            if (path[at] != '"')
            {
                text.Append(path[at++]);
                continue;
            }
            var end = at + 1;
            while (end < path.Length && (path[end] != '"' || (end + 1 < path.Length && path[end + 1] == '"')))
                end += path[end] == '"' ? 2 : 1;
            var name = path[(at + 1)..Math.Min(end, path.Length)].Replace("\"\"", "\"", StringComparison.Ordinal);
            text.Append(new ObjectId("", "", "", name).Path);
            at = end + 1;
        }
        return text.ToString();
    }

    private UndriftException NotThere(RenameRequest request, string path, string where, Catalog side, Catalog other)
    {
        var only = side
            .Objects.Where(item => engine.CanRename(item.Kind) && other.Find(item.Id) is null)
            .Select(item => Visible.Text(item.Id.Path))
            .ToList();
        var hint =
            Nearest.To(path, only) is { } near ? $"did you mean '{near}'?"
            : only.Count == 0 ? $"{where} has nothing that could be renamed"
            : $"only {where} has {string.Join(", ", only.Take(Shown))}{(only.Count > Shown ? ", …" : "")}";
        var kinds = string.Join(" or ", engine.Kinds.Where(engine.CanRename).Select(kind => KindWords.One(kind.Name)));
        return Failure(
            request,
            kinds.Length == 0
                ? $"nothing is renamed in {engine.DisplayName} yet"
                : $"{where} has no {kinds} {Visible.Text(path)}",
            hint
        );
    }

    private static UndriftException Failure(RenameRequest request, string problem, string? next = null)
    {
        next ??= "name what only the database has, and what only the desired schema has";
        var text = Visible.Text(request.Text);
        return request.Place is { } place
            ? UndriftException.Configuration($"renames: {text}: {problem}", place, next)
            : UndriftException.Usage($"--rename {text}: {problem}", next: next);
    }
}

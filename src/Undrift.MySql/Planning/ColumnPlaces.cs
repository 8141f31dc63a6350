using Undrift.MySql.Text;

namespace Undrift.MySql.Planning;

/// <summary>Where the columns of a table stand: new ones beside their neighbours, and as few as can be moved.</summary>
internal sealed class ColumnPlaces
{
    private readonly List<string> _wanted;
    private readonly HashSet<string> _kept;
    private readonly HashSet<string> _moved;
    private readonly StringComparer _comparer;

    /// <summary>Compares two orders.</summary>
    /// <param name="current">The columns that are there, in their order.</param>
    /// <param name="wanted">The columns that shall be there, in their order.</param>
    /// <param name="replaced">Columns that are dropped and added.</param>
    /// <param name="moves">True where columns that are there change places.</param>
    /// <param name="comparer">How names are told apart; null: not by case.</param>
    public ColumnPlaces(
        List<string> current,
        List<string> wanted,
        IEnumerable<string> replaced,
        bool moves,
        StringComparer? comparer = null
    )
    {
        _comparer = comparer ??= StringComparer.OrdinalIgnoreCase;
        var again = replaced.ToHashSet(comparer);
        (_wanted, _moved) = (wanted, new HashSet<string>(comparer));
        _kept = current.Where(name => !again.Contains(name)).Intersect(wanted, comparer).ToHashSet(comparer);
        if (!moves)
            return;
        var places = current.Index().ToDictionary(item => item.Item, item => item.Index, comparer);
        var kept = wanted.Where(_kept.Contains).ToList();
        var staying = LongestRising([.. kept.Select(name => places[name])]);
        foreach (var (at, name) in kept.Index())
            if (!staying.Contains(places[name]))
                _moved.Add(kept[at]);
    }

    /// <summary>The columns in the order in which their clauses have to come.</summary>
    public IReadOnlyList<string> InOrder => _wanted;

    /// <summary>True for a column that is there and moves.</summary>
    public bool Moves(string name) => _moved.Contains(name);

    /// <summary>The clause that says where a new or moved column stands, with a blank before it; empty: at the end.</summary>
    public string Of(string name)
    {
        var at = _wanted.FindIndex(other => _comparer.Equals(other, name));
        if (!_wanted.Skip(at + 1).Any(other => _kept.Contains(other) && !_moved.Contains(other)) && !Moves(name))
            return "";
        return at == 0 ? " FIRST" : " AFTER " + Names.Quote(_wanted[at - 1]);
    }

    /// <summary>The order that is stated, then what it does not name (a target may have taken a column from elsewhere).</summary>
    public static List<string> Order(
        IReadOnlyList<string>? stated,
        IEnumerable<string> names,
        StringComparer? comparer = null
    )
    {
        var there = names.ToDictionary(name => name, comparer ?? StringComparer.OrdinalIgnoreCase);
        var order = new List<string>();
        foreach (var name in stated ?? [])
            if (there.Remove(name, out var found))
                order.Add(found);
        return [.. order, .. there.Values];
    }

    /// <summary>The longest rising subsequence: what stays where it is, so that all others can be put in order.</summary>
    private static HashSet<int> LongestRising(List<int> numbers)
    {
        var (best, before) = (new int[numbers.Count], new int[numbers.Count]);
        var last = -1;
        for (var i = 0; i < numbers.Count; i++)
        {
            (best[i], before[i]) = (1, -1);
            for (var j = 0; j < i; j++)
                if (numbers[j] < numbers[i] && best[j] >= best[i])
                    (best[i], before[i]) = (best[j] + 1, j);
            if (last < 0 || best[i] > best[last])
                last = i;
        }
        var staying = new HashSet<int>();
        for (; last >= 0; last = before[last])
            staying.Add(numbers[last]);
        return staying;
    }
}

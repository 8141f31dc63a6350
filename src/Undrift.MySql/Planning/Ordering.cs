namespace Undrift.MySql.Planning;

/// <summary>Puts objects in an order in which each has what it needs before it.</summary>
internal static class Ordering
{
    /// <summary>The objects in order; what needs itself by a circle comes as it is given.</summary>
    /// <param name="items">The objects.</param>
    /// <param name="needs">What of them an object needs.</param>
    public static List<CatalogObject> Of(
        IEnumerable<CatalogObject> items,
        Func<CatalogObject, IEnumerable<CatalogObject>> needs
    )
    {
        var (order, seen) = (new List<CatalogObject>(), new HashSet<CatalogObject>());
        // A stack of its own: a chain of needs can be longer than the thread's.
        var open = new Stack<(CatalogObject Item, IEnumerator<CatalogObject> Needs)>();
        foreach (var item in items)
        {
            Open(item);
            while (open.TryPeek(out var top))
                if (top.Needs.MoveNext())
                    Open(top.Needs.Current);
                else
                    order.Add(open.Pop().Item);
        }
        return order;

        void Open(CatalogObject item)
        {
            if (seen.Add(item))
                open.Push((item, needs(item).GetEnumerator()));
        }
    }
}

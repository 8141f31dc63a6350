using System.Runtime.InteropServices;

namespace Undrift;

/// <summary>The order of a catalog's objects: that of their ids.</summary>
internal static class CatalogOrder
{
    /// <summary>
    /// The objects in order. What is read comes kind by kind; put together by what it stands in first, so that most
    /// comparisons are between the few members of one table.
    /// </summary>
    public static CatalogObject[] Sorted(IEnumerable<CatalogObject> objects)
    {
        var items = objects.ToArray();
        if (IsSorted(items))
            return items;
        var containers = new Dictionary<(string Schema, string Name), List<CatalogObject>>();
        foreach (var item in items)
        {
            ref var members = ref CollectionsMarshal.GetValueRefOrAddDefault(
                containers,
                (item.Id.Schema, item.Id.Container),
                out _
            );
            (members ??= []).Add(item);
        }
        var sorted = containers.Values.ToArray();
        foreach (var members in sorted)
            members.Sort(Compare);
        Array.Sort(sorted, (left, right) => Compare(left[0], right[0]));
        return [.. sorted.SelectMany(members => members)];
    }

    /// <summary>The object of an id in a list that is in order, or null.</summary>
    public static CatalogObject? Find(IReadOnlyList<CatalogObject> sorted, in ObjectId id)
    {
        var (low, high) = (0, sorted.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = ObjectId.Compare(sorted[middle].Id, id);
            if (order == 0)
                return sorted[middle];
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }
        return null;
    }

    /// <summary>The first of two neighbours with one id; null when every id is there once.</summary>
    public static CatalogObject? Twice(CatalogObject[] sorted)
    {
        for (var i = 1; i < sorted.Length; i++)
            if (sorted[i - 1].Id == sorted[i].Id)
                return sorted[i];
        return null;
    }

    private static bool IsSorted(CatalogObject[] objects)
    {
        for (var i = 1; i < objects.Length; i++)
            if (Compare(objects[i - 1], objects[i]) > 0)
                return false;
        return true;
    }

    private static int Compare(CatalogObject left, CatalogObject right) => ObjectId.Compare(left.Id, right.Id);
}

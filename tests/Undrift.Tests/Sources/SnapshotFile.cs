using System.Text;

namespace Undrift.Tests.Sources;

/// <summary>Short ways to write and read snapshots in memory.</summary>
internal static class SnapshotFile
{
    public static string Of(Catalog catalog, IEngine? engine = null)
    {
        using var stream = new MemoryStream();
        SnapshotWriter.Write(stream, catalog, (engine ?? ShopEngine.Instance).Kinds, "undrift 0.1.0");
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static Catalog Read(string text, IEngine? engine = null) =>
        SnapshotReader.Read(
            Encoding.UTF8.GetBytes(text),
            "shop.json",
            name => (engine ?? ShopEngine.Instance) is var known && known.Name == name ? known : null
        );

    public static UndriftException Refused(string text, IEngine? engine = null) =>
        Assert.Throws<UndriftException>(() => Read(text, engine));
}

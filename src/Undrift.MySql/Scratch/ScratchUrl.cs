using System.Globalization;
using Undrift.MySql.Connection;

namespace Undrift.MySql.Scratch;

/// <summary>How other programs reach a scratch database: a URL that many drivers read, and the variables of the C client.</summary>
internal static class ScratchUrl
{
    public static ScratchDoor DoorTo(MySqlSource source)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["MYSQL_USER"] = source.User,
            ["MYSQL_DATABASE"] = source.Database ?? "",
        };
        if (source.Password is { } password)
            variables["MYSQL_PWD"] = password;
        if (source.Socket is { } socket)
            (variables["MYSQL_HOST"], variables["MYSQL_UNIX_PORT"]) = ("localhost", socket);
        else
        {
            variables["MYSQL_HOST"] = source.Host!;
            variables["MYSQL_TCP_PORT"] = source.Port.ToString(CultureInfo.InvariantCulture);
        }
        return new ScratchDoor(Url(source), variables);
    }

    /// <summary>The parameter <c>socket</c> is what Prisma, sqlx, dbmate, Rails and this program read.</summary>
    private static string Url(MySqlSource source)
    {
        var login = Uri.EscapeDataString(source.User);
        if (source.Password is { } password)
            login += ":" + Uri.EscapeDataString(password);
        var database = Uri.EscapeDataString(source.Database ?? "");
        return source.Socket is { } socket
            ? $"mysql://{login}@localhost/{database}?socket={Uri.EscapeDataString(socket)}"
            : $"mysql://{login}@{(source.Host!.Contains(':') ? $"[{source.Host}]" : source.Host)}:{source.Port.ToString(CultureInfo.InvariantCulture)}/{database}";
    }
}

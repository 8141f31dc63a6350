using System.Collections.Frozen;

namespace Undrift;

/// <summary>
/// What code may call of .NET and of the libraries that are believed (<see cref="BelievedAssemblies"/>) and still give the same answer
/// tomorrow. What is not listed may read anything: it is not said to be harmless because nobody thought of it. The clock and chance are
/// (the answer is kept for a day), the environment is (it is in the key), networks and databases are (<c>Outside.cs</c> of the
/// helper sees them when they are used), and what only writes is.
/// </summary>
internal static class ReachRules
{
    private const char Not = '-';
    private const string Below = ".*";

    /// <summary>
    /// Namespaces (with <c>.*</c>: those below, too), types and members; a minus: not this one. The longest that fits counts.
    /// <c>(string</c>: where the first parameter is a text, a path mostly; <c>/1</c>: where there are so many parameters; a point
    /// at the end of a type: its members, but for those that are named.
    /// </summary>
    private static readonly FrozenDictionary<string, bool> Rules = new[]
    {
        // Of the language and its library. Types are made by their names, and methods are called without naming them, by reflection.
        "System",
        "-System.Activator.",
        "System.Activator.CreateInstance/0",
        "System.Activator.CreateInstance/1",
        "-System.Activator.CreateInstance(string",
        "-System.AppDomain.",
        "System.AppDomain.get_CurrentDomain",
        "System.AppDomain.get_BaseDirectory",
        "System.AppDomain.GetAssemblies",
        "-System.Delegate.CreateDelegate",
        "-System.Delegate.DynamicInvoke",
        // Its answer depends on which folders the home folder has.
        "-System.Environment.GetFolderPath",
        "-System.Environment.GetLogicalDrives",
        "-System.TimeZoneInfo.ConvertTimeBySystemTimeZoneId",
        "-System.TimeZoneInfo.FindSystemTimeZoneById",
        "-System.TimeZoneInfo.GetSystemTimeZones",
        "-System.TimeZoneInfo.TryFindSystemTimeZoneById",
        "-System.Type.GetType(string",
        "-System.Type.InvokeMember",
        "-System.Type.GetTypeFromProgID",
        "-System.Type.GetTypeFromCLSID",
        "System.Buffers.*",
        "System.CodeDom.Compiler",
        "System.Collections.*",
        "System.ComponentModel.*",
        "System.Diagnostics",
        "-System.Diagnostics.EventLog",
        "-System.Diagnostics.FileVersionInfo",
        "-System.Diagnostics.Process",
        "-System.Diagnostics.ProcessStartInfo",
        "-System.Diagnostics.StackTrace",
        "-System.Diagnostics.StackFrame",
        "System.Diagnostics.CodeAnalysis",
        "System.Diagnostics.Metrics",
        "System.Globalization",
        "System.Linq.*",
        "System.Numerics.*",
        "System.Reflection",
        "-System.Reflection.Assembly.CreateInstance",
        "-System.Reflection.Assembly.GetFile",
        "-System.Reflection.Assembly.GetFiles",
        "-System.Reflection.Assembly.GetType(string",
        "-System.Reflection.Assembly.LoadFile",
        "-System.Reflection.Assembly.LoadFrom",
        "-System.Reflection.Assembly.LoadModule",
        "-System.Reflection.Assembly.UnsafeLoadFrom",
        "-System.Reflection.ConstructorInfo.Invoke",
        "-System.Reflection.ConstructorInvoker",
        "-System.Reflection.MethodBase.Invoke",
        "-System.Reflection.MethodInfo.CreateDelegate",
        "-System.Reflection.MethodInvoker",
        "-System.Reflection.Module.GetType(string",
        "-System.Reflection.Module.ResolveMethod",
        "-System.Reflection.Module.ResolveType",
        "System.Resources",
        "-System.Resources.ResourceManager.CreateFileBasedResourceManager",
        "-System.Resources.ResourceReader",
        "System.Runtime",
        "System.Runtime.CompilerServices",
        "System.Runtime.ExceptionServices",
        "System.Runtime.InteropServices",
        "-System.Runtime.InteropServices.Marshal",
        "-System.Runtime.InteropServices.NativeLibrary",
        "System.Runtime.Serialization",
        "System.Runtime.Versioning",
        "System.Security",
        "System.Security.Claims",
        "System.Security.Cryptography",
        "System.Security.Permissions",
        "System.Security.Principal",
        "System.Text.*",
        "System.Threading.*",
        "System.Timers",
        "System.Transactions",
        "System.Web",
        // Of files, what has none.
        "System.IO.BinaryReader",
        "System.IO.BinaryWriter",
        "System.IO.Compression.BrotliStream",
        "System.IO.Compression.CompressionLevel",
        "System.IO.Compression.CompressionMode",
        "System.IO.Compression.DeflateStream",
        "System.IO.Compression.GZipStream",
        "System.IO.EndOfStreamException",
        "System.IO.FileNotFoundException",
        "System.IO.InvalidDataException",
        "System.IO.IOException",
        "System.IO.MemoryStream",
        "System.IO.Path",
        "-System.IO.Path.Exists",
        "-System.IO.Path.GetTempFileName",
        "System.IO.SeekOrigin",
        "System.IO.Stream",
        "System.IO.StreamReader",
        "-System.IO.StreamReader..ctor(string",
        "System.IO.StreamWriter",
        "-System.IO.StreamWriter..ctor(string",
        "System.IO.StringReader",
        "System.IO.StringWriter",
        "System.IO.TextReader",
        "System.IO.TextWriter",
        // Networks and databases, which are seen when they are used. What opens a connection itself is not: SQLite's is a file.
        "System.Data",
        "-System.Data.DataSet",
        "-System.Data.DataTable",
        "-System.Data.IDbConnection.Open",
        "System.Data.Common",
        "-System.Data.Common.DbConnection.Open",
        "-System.Data.Common.DbConnection.OpenAsync",
        "-System.Data.Common.DbProviderFactories",
        "System.Net",
        "-System.Net.FileWebRequest",
        "-System.Net.HttpListener",
        "-System.Net.WebClient",
        "-System.Net.WebRequest",
        "System.Net.Http.*",
        "System.Net.Mail",
        "-System.Net.Mail.Attachment",
        "System.Net.Mime",
        "System.Net.NetworkInformation.PhysicalAddress",
        "Microsoft.Data.Sqlite",
        "-Microsoft.Data.Sqlite.SqliteConnection.Open",
        "Npgsql.*",
        "NpgsqlTypes",
        "SQLitePCL.Batteries",
        "SQLitePCL.Batteries_V2",
        // Applications. Settings are read by default from files that are looked at; a file that code names is not one of them.
        "Microsoft.AspNetCore.*",
        "-Microsoft.AspNetCore.Builder.WebApplicationOptions.set_ContentRootPath",
        "-Microsoft.AspNetCore.Hosting.HostingAbstractionsWebHostBuilderExtensions.UseContentRoot",
        "Microsoft.CodeAnalysis",
        "Microsoft.EntityFrameworkCore.*",
        "-Microsoft.EntityFrameworkCore.Design.*",
        "Microsoft.EntityFrameworkCore.Design.IDesignTimeDbContextFactory`1",
        "Microsoft.Extensions.Caching.*",
        "Microsoft.Extensions.Configuration.ChainedBuilderExtensions",
        "Microsoft.Extensions.Configuration.CommandLineConfigurationExtensions",
        "Microsoft.Extensions.Configuration.ConfigurationBinder",
        "Microsoft.Extensions.Configuration.ConfigurationBuilder",
        "Microsoft.Extensions.Configuration.ConfigurationExtensions",
        "Microsoft.Extensions.Configuration.ConfigurationKeyNameAttribute",
        "Microsoft.Extensions.Configuration.ConfigurationManager",
        "Microsoft.Extensions.Configuration.ConfigurationPath",
        "Microsoft.Extensions.Configuration.ConfigurationRootExtensions",
        "Microsoft.Extensions.Configuration.EnvironmentVariablesExtensions",
        "Microsoft.Extensions.Configuration.IConfiguration",
        "Microsoft.Extensions.Configuration.IConfigurationBuilder",
        "Microsoft.Extensions.Configuration.IConfigurationManager",
        "Microsoft.Extensions.Configuration.IConfigurationRoot",
        "Microsoft.Extensions.Configuration.IConfigurationSection",
        "Microsoft.Extensions.Configuration.MemoryConfigurationBuilderExtensions",
        "Microsoft.Extensions.Configuration.UserSecrets.UserSecretsIdAttribute",
        "Microsoft.Extensions.DependencyInjection.*",
        "Microsoft.Extensions.Diagnostics.*",
        "Microsoft.Extensions.Hosting.*",
        "-Microsoft.Extensions.Hosting.HostApplicationBuilderSettings.set_ContentRootPath",
        "-Microsoft.Extensions.Hosting.HostingHostBuilderExtensions.UseContentRoot",
        "Microsoft.Extensions.Http.*",
        "Microsoft.Extensions.Localization.*",
        "Microsoft.Extensions.Logging.*",
        "Microsoft.Extensions.ObjectPool",
        "Microsoft.Extensions.Options.*",
        "Microsoft.Extensions.Primitives",
        "Microsoft.Net.Http.Headers",
    }.ToFrozenDictionary(rule => rule.TrimStart(Not), rule => rule[0] != Not, StringComparer.Ordinal);

    /// <summary>True when a type as a whole may be known.</summary>
    public static bool Allows(string space, string type) => Find(space, $"{space}.{type}") ?? false;

    /// <summary>True when a member may be used.</summary>
    /// <param name="space">Its namespace.</param>
    /// <param name="type">Its type, the outermost.</param>
    /// <param name="member">Its name.</param>
    /// <param name="parameters">How many parameters a method has; -1: it is a field.</param>
    /// <param name="takesText">True when the first of them is a text.</param>
    public static bool Allows(string space, string type, string member, int parameters, bool takesText)
    {
        var name = $"{space}.{type}.{member}";
        string[] names = takesText ? [name + "(string", $"{name}/{parameters}", name] : [$"{name}/{parameters}", name];
        return Find(space, [.. names, $"{space}.{type}.", $"{space}.{type}"]) ?? false;
    }

    private static bool? Find(string space, params IEnumerable<string> names)
    {
        foreach (var name in names.Append(space).Concat(Above(space)))
            if (Rules.TryGetValue(name, out var isAllowed))
                return isAllowed;
        return null;
    }

    private static IEnumerable<string> Above(string space)
    {
        for (var end = space.Length; end > 0; end = space.LastIndexOf('.', end - 1))
            yield return string.Concat(space.AsSpan(0, end), Below);
    }
}

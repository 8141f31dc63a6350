using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Undrift.Tests.Sources.EfCore;

/// <summary>What the code of a project may refer to, and what its files of MSBuild may hold, while its answers are kept.</summary>
public sealed class ReachTests
{
    [Theory]
    [InlineData("System", "String")]
    [InlineData("System", "Activator")]
    [InlineData("System.Collections.Generic", "List`1")]
    [InlineData("System.IO", "MemoryStream")]
    [InlineData("Microsoft.EntityFrameworkCore.Metadata.Builders", "EntityTypeBuilder`1")]
    [InlineData("Npgsql.EntityFrameworkCore.PostgreSQL.Metadata", "NpgsqlValueGenerationStrategy")]
    public void Types_of_the_language_and_of_models_are_known(string space, string type) =>
        Assert.True(ReachRules.Allows(space, type));

    [Theory]
    [InlineData("System.IO", "File")]
    [InlineData("System.IO", "Directory")]
    [InlineData("System.IO", "FileStream")]
    [InlineData("System.IO.MemoryMappedFiles", "MemoryMappedFile")]
    [InlineData("System.IO.Pipes", "NamedPipeClientStream")]
    [InlineData("System.Diagnostics", "Process")]
    [InlineData("System.Net.Sockets", "Socket")]
    [InlineData("System.Reflection.Emit", "AssemblyBuilder")]
    [InlineData("System.Runtime.InteropServices", "NativeLibrary")]
    [InlineData("System.Runtime.Loader", "AssemblyLoadContext")]
    [InlineData("System.Xml", "XmlDocument")]
    [InlineData("Microsoft.Extensions.FileProviders", "PhysicalFileProvider")]
    [InlineData("Microsoft.Extensions.Configuration", "JsonConfigurationExtensions")]
    [InlineData("Microsoft.Win32", "Registry")]
    [InlineData("Brand.New", "Thing")]
    public void Types_that_read_and_all_that_nobody_knows_are_not(string space, string type) =>
        Assert.False(ReachRules.Allows(space, type));

    [Theory]
    [InlineData("System.IO", "StreamReader", ".ctor", 1, false, true)]
    [InlineData("System.IO", "StreamReader", ".ctor", 1, true, false)]
    [InlineData("System.IO", "Path", "Combine", 2, true, true)]
    [InlineData("System.IO", "Path", "Exists", 1, true, false)]
    [InlineData("System", "Activator", "CreateInstance", 0, false, true)]
    [InlineData("System", "Activator", "CreateInstance", 1, false, true)]
    [InlineData("System", "Activator", "CreateInstance", 2, false, false)]
    [InlineData("System", "Activator", "CreateInstance", 2, true, false)]
    [InlineData("System", "Type", "GetType", 1, true, false)]
    [InlineData("System", "Type", "GetProperties", 0, false, true)]
    [InlineData("System.Reflection", "MethodBase", "Invoke", 2, false, false)]
    [InlineData("System.Reflection", "Assembly", "GetManifestResourceStream", 1, true, true)]
    [InlineData("System.Reflection", "Assembly", "LoadFrom", 1, true, false)]
    [InlineData("System.Data.Common", "DbConnection", "Open", 0, false, false)]
    [InlineData("System.Data.Common", "DbConnection", "get_ConnectionString", 0, false, true)]
    public void A_member_is_judged_by_its_name_and_its_parameters(
        string space,
        string type,
        string member,
        int parameters,
        bool takesText,
        bool isAllowed
    ) => Assert.Equal(isAllowed, ReachRules.Allows(space, type, member, parameters, takesText));

    [Fact]
    public void Code_that_reads_files_is_found_and_only_in_what_was_loaded()
    {
        using var image = new PEReader(File.OpenRead(typeof(ReachTests).Assembly.Location));
        var metadata = image.GetMetadataReader();
        var all = metadata.AssemblyReferences.Select(each =>
            metadata.GetString(metadata.GetAssemblyReference(each).Name)
        );
        Assert.NotNull(new AssemblyReach(metadata, all.ToHashSet()).First());
        Assert.Null(new AssemblyReach(metadata, new HashSet<string>()).First());
        Assert.False(BelievedAssemblies.Has(metadata));
    }

    [Fact]
    public void The_libraries_of_dotnet_are_believed()
    {
        using var image = new PEReader(File.OpenRead(typeof(object).Assembly.Location));
        Assert.True(BelievedAssemblies.Has(image.GetMetadataReader()));
    }

    [Theory]
    [InlineData("<ItemGroup><PackageReference Include=\"Npgsql\" Version=\"$(NpgsqlVersion)\" /></ItemGroup>")]
    [InlineData("<ItemGroup><ProjectReference Include=\"..\\Names\\Names.csproj\" /></ItemGroup>")]
    [InlineData("<ItemGroup><Compile Remove=\"Old/**\" /><EmbeddedResource Include=\"Sql/*.sql\" /></ItemGroup>")]
    [InlineData(
        "<Import Project=\"$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))\" />"
    )]
    [InlineData("<PropertyGroup Condition=\"$([MSBuild]::IsOSPlatform('Windows'))\"><A>b</A></PropertyGroup>")]
    public void What_stays_in_the_folder_or_is_told_by_the_build_is_fine(string content) => Assert.Null(Reach(content));

    [Theory]
    [InlineData("<Target Name=\"T\"><Exec Command=\"date\" /></Target>", "a Target of its own")]
    [InlineData("<UsingTask TaskName=\"T\" AssemblyFile=\"t.dll\" />", "a UsingTask of its own")]
    [InlineData("<PropertyGroup><BaseOutputPath>out</BaseOutputPath></PropertyGroup>", "a BaseOutputPath of its own")]
    [InlineData("<ItemGroup><Compile Include=\"../Shared/*.cs\" /></ItemGroup>", "Compile Include=\"../Shared/*.cs\"")]
    [InlineData("<ItemGroup><Compile Include=\"a.cs;/etc/b.cs\" /></ItemGroup>", "Compile Include=\"a.cs;/etc/b.cs\"")]
    [InlineData("<ItemGroup><Compile Include=\".hidden/a.cs\" /></ItemGroup>", "Compile Include=\".hidden/a.cs\"")]
    [InlineData("<ItemGroup><Compile Include=\"obj/a.cs\" /></ItemGroup>", "Compile Include=\"obj/a.cs\"")]
    [InlineData("<ItemGroup><Compile Include=\"$(Shared)/a.cs\" /></ItemGroup>", "Compile Include=\"$(Shared)/a.cs\"")]
    [InlineData(
        "<ItemGroup><Reference Include=\"A\"><HintPath>..\\lib\\A.dll</HintPath></Reference></ItemGroup>",
        "HintPath ..\\lib\\A.dll"
    )]
    [InlineData(
        "<Import Project=\"a.props\" Condition=\"Exists('../a.props')\" />",
        "Import Condition=\"Exists('../a.props')\""
    )]
    [InlineData(
        "<PropertyGroup><A>$([System.IO.File]::ReadAllText('a'))</A></PropertyGroup>",
        "A $([System.IO.File]::ReadAllText('a'))"
    )]
    [InlineData(
        "<PropertyGroup><A>$([MSBuild]::GetPathOfFileAbove('a'))</A></PropertyGroup>",
        "A $([MSBuild]::GetPathOfFileAbove('a'))"
    )]
    [InlineData("<PropertyGroup><A>$(Registry:HKEY_A)</A></PropertyGroup>", "A $(Registry:HKEY_A)")]
    public void What_takes_in_more_is_named(string content, string what) =>
        Assert.Equal("Shop.csproj has " + what, Reach(content));

    private static string? Reach(string content)
    {
        var folder = Directory.CreateTempSubdirectory("undrift-test-").FullName;
        try
        {
            var file = Path.Combine(folder, "Shop.csproj");
            File.WriteAllText(file, $"<Project Sdk=\"Microsoft.NET.Sdk\">{content}</Project>");
            return ProjectFileReach.First(file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

using System.Xml.Linq;

namespace Retail.Connectors.Conventions.Tests;

/// <summary>A package boundary is a dependency boundary.</summary>
public sealed class ProjectReferenceTests
{
    private const string Core = "Retail.Connectors";

    /// <summary>What each package may reference. A package that is not named here is a connector: it may reference the core only.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        [Core] = [],
        [$"{Core}.Pipelines"] = [Core],
        [$"{Core}.Sqlite"] = [$"{Core}.Pipelines"],
        [$"{Core}.PostgreSql"] = [$"{Core}.Pipelines"],
        [$"{Core}.RabbitMq"] = [$"{Core}.Pipelines"],
        [$"{Core}.Sync"] = [$"{Core}.Pipelines"],
        [$"{Core}.AspNetCore"] = [$"{Core}.Sync"],
        [$"{Core}.Testing"] = [$"{Core}.Pipelines"],
        [$"{Core}.Testing.Xunit"] = [$"{Core}.Testing"],
    };

    public static TheoryData<string> ProjectNames => [.. Repository.Projects.Select(Repository.NameOf)];

    [Theory]
    [MemberData(nameof(ProjectNames))]
    public void ProjectReferences_OfAPackage_PointOnlyWhereItsLayerMay(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var allowed = Allowed.GetValueOrDefault(name, [Core]);

        var foreign = References(project, "ProjectReference")
            .Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))
            .Except(allowed)
            .ToArray();

        Assert.True(
            foreign.Length == 0,
            $"{name} references {string.Join(", ", foreign)}, but may reference only [{string.Join(", ", allowed)}]. "
            + "Move what is needed to a layer that both may see, or speak through a port of the core.");
    }

    [Theory]
    [MemberData(nameof(ProjectNames))]
    public void PackageReferences_OfAPackage_LeaveExportersAndConsolesToHosts(string project)
    {
        var forbidden = References(project, "PackageReference")
            .Where(package => package.StartsWith("OpenTelemetry", StringComparison.Ordinal) || package.StartsWith("Spectre.Console", StringComparison.Ordinal))
            .ToArray();

        Assert.True(
            forbidden.Length == 0,
            $"{project} references {string.Join(", ", forbidden)}. Report through ActivitySource, Meter and ILogger: hosts choose where it goes.");
    }

    private static IEnumerable<string> References(string project, string kind) => XDocument
        .Load(Path.Combine(Repository.Root.FullName, project))
        .Descendants(kind)
        .Select(reference => (string?)reference.Attribute("Include") ?? string.Empty);
}

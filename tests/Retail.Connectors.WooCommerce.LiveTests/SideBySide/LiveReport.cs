using System.Globalization;
using System.Text;

namespace Retail.Connectors.WooCommerce.LiveTests.SideBySide;

/// <summary>Collects what differs between shop and simulator, and writes it beside the tests when all have run.</summary>
public sealed class LiveReport : IDisposable
{
    private readonly StringBuilder _text = new();

    /// <summary>Where the report is written.</summary>
    public static string Path => System.IO.Path.Combine(AppContext.BaseDirectory, "woocommerce-live-report.md");

    /// <summary>Adds a paragraph.</summary>
    /// <param name="heading">What it is about.</param>
    /// <param name="lines">What was seen.</param>
    public void Add(string heading, IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        lock (_text)
        {
            _text.Append(CultureInfo.InvariantCulture, $"## {heading}").AppendLine().AppendLine();
            foreach (var line in lines)
            {
                _text.AppendLine(line);
            }

            _text.AppendLine();
        }
    }

    /// <summary>Adds what a scenario showed.</summary>
    internal void Add(string scenario, int exchanges, IReadOnlyList<Difference> differences)
    {
        var lines = new List<string> { string.Create(CultureInfo.InvariantCulture, $"{exchanges} exchanges compared, {differences.Count} differences.") };
        foreach (var group in differences.GroupBy(Heading))
        {
            lines.AddRange(["", group.Key, ""]);
            lines.AddRange(["| step | where | shop | simulator |", "|---|---|---|---|"]);
            lines.AddRange(group.Select(difference => $"| {difference.Step} | `{difference.Where}` | {Cell(difference.Shop)} | {Cell(difference.Simulator)} |"));
        }

        Add(scenario, lines);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_text.Length > 0)
        {
            File.WriteAllText(Path, $"# WooCommerce, live\n\nThe shop at {LiveShop.Address.Host}, and the simulator set up as it is, taken through the same steps.\n\n{_text}");
        }
    }

    private static string Heading(Difference difference) => difference.Reason is { } reason
        ? $"Expected: {reason}"
        : difference.Kind == DifferenceKind.Behaviour ? "Behaviour:" : "Fields that only one of them has:";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}

using System.Collections.Immutable;
using System.Globalization;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance;

/// <summary>Says on the error stream how far the run is: over one line where somebody watches, else a line for each case.</summary>
internal sealed class ProgressLine : IProgress<CaseResult>
{
    private readonly ImmutableArray<CaseResult>.Builder _results = ImmutableArray.CreateBuilder<CaseResult>();

    /// <summary>What was told so far.</summary>
    public ImmutableArray<CaseResult> Results => _results.ToImmutable();

    public void Report(CaseResult value)
    {
        _results.Add(value);
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write($"\r{_results.Count} {value.Case.Id,-50}");
            return;
        }

        // A run against a real server takes long: whoever reads its log sees at once what broke.
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_results.Count} {value} ({value.Took.TotalSeconds:0.0} s)"));
    }

    public static void Clear()
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write($"\r{new string(' ', 60)}\r");
        }
    }
}

using System.Globalization;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance;

/// <summary>Says on the error stream how far the run is: over one line where somebody watches, else a line for each case.</summary>
internal sealed class ProgressLine : IProgress<CaseResult>
{
    private int _done;

    public void Report(CaseResult value)
    {
        _done++;
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write($"\r{_done} {value.Case.Id,-50}");
            return;
        }

        // A run against a real server takes long: whoever reads its log sees at once what broke.
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_done} {value} ({value.Took.TotalSeconds:0.0} s)"));
    }

    public static void Clear()
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write($"\r{new string(' ', 60)}\r");
        }
    }
}

using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance;

/// <summary>Says on the error stream how far the run is, where somebody watches.</summary>
internal sealed class ProgressLine : IProgress<CaseResult>
{
    private int _done;

    public void Report(CaseResult value)
    {
        _done++;
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write($"\r{_done} {value.Case.Id,-50}");
        }
    }

    public static void Clear()
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write($"\r{new string(' ', 60)}\r");
        }
    }
}

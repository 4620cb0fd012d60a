using System.Runtime.CompilerServices;

namespace Retail.Connectors.Testing.Stores;

/// <summary>What a topic says about stores, with the method that decides it and gives it its name.</summary>
internal sealed record StoreStatement(
    string Text, Func<StoreScene, Task> RunAsync, [CallerArgumentExpression(nameof(RunAsync))] string Method = "")
{
    public string ShortName => Method.EndsWith("Async", StringComparison.Ordinal) ? Method[..^"Async".Length] : Method;
}

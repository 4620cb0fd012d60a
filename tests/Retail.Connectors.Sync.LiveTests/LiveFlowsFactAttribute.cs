using System.Runtime.CompilerServices;

namespace Retail.Connectors.Sync.LiveTests;

/// <summary>A test that needs a shop and an ERP; without them it is skipped and says what to set.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LiveFlowsFactAttribute : FactAttribute
{
    /// <summary>Marks a test that needs both.</summary>
    /// <param name="file">The file it stands in; leave it out.</param>
    /// <param name="line">The line; leave it out.</param>
    public LiveFlowsFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        Skip = LiveSystems.HowTo;
        SkipType = typeof(LiveSystems);
        SkipUnless = nameof(LiveSystems.IsConfigured);
    }
}

using System.Runtime.CompilerServices;

namespace Retail.Connectors.WooCommerce.LiveTests;

/// <summary>A test that needs a shop; without one it is skipped and says what to set.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LiveFactAttribute : FactAttribute
{
    /// <summary>Marks a test that needs a shop.</summary>
    /// <param name="file">The file it stands in; leave it out.</param>
    /// <param name="line">The line; leave it out.</param>
    public LiveFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        Skip = LiveShop.HowTo;
        SkipType = typeof(LiveShop);
        SkipUnless = nameof(LiveShop.IsConfigured);
    }
}

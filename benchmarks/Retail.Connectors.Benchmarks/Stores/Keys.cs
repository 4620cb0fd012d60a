using System.Globalization;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Benchmarks.Stores;

/// <summary>The names that both sides write.</summary>
internal static class Keys
{
    public const string Flow = "orders/erp-us";

    /// <summary>Numbers of a shop that had a million orders before: all of one length, so that the order of their text is theirs.</summary>
    public static EntityRef Source(int number) => new("shop-us", EntityKind.Order, (1_000_001 + number).ToString(CultureInfo.InvariantCulture));

    public static EntityRef Target(int number) => new("erp-us", EntityKind.SalesOrder, number.ToString(CultureInfo.InvariantCulture));

    public static WorkKey Work(int number) => new(Flow, Source(number));

    public static EffectKey Effect(EntityRef source) => EffectKey.For(source, "submit", "erp-us");

    /// <summary>As long as a real one.</summary>
    public static Digest Digest { get; } = new(new string('a', 64));
}

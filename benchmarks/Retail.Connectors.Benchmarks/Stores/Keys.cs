using System.Globalization;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Benchmarks.Stores;

/// <summary>The names that both sides write.</summary>
internal static class Keys
{
    public const string Flow = "orders/erp-us";

    /// <summary>Orders that the shop had before: with a million, all numbers are of one length and the order of their text is theirs.</summary>
    private const int Before = 1_000_001;

    public static EntityRef Source(int number) => new("shop-us", EntityKind.Order, (Before + number).ToString(CultureInfo.InvariantCulture));

    /// <summary>The number that a source was made from.</summary>
    public static int NumberOf(EntityRef source) => int.Parse(source.Id, NumberStyles.None, CultureInfo.InvariantCulture) - Before;

    public static EntityRef Target(int number) => new("erp-us", EntityKind.SalesOrder, number.ToString(CultureInfo.InvariantCulture));

    public static WorkKey Work(int number) => new(Flow, Source(number));

    public static EffectKey Effect(EntityRef source) => EffectKey.For(source, "submit", "erp-us");

    /// <summary>As long as a real one.</summary>
    public static Digest Digest { get; } = new(new string('a', 64));
}

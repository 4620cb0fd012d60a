using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>How feeds are called in the store.</summary>
internal static class FeedNames
{
    public static string Flow(SystemName system, EntityKind kind) => $"feed/{system}/{kind}";

    public static string Feed(SystemName system, EntityKind kind) => $"{system}/{kind}";

    public static WorkKey Key(SystemName system, EntityKind kind) =>
        new(Flow(system, kind), new EntityRef(system, EntityKind.Feed, kind.Value));
}

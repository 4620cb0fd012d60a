using AllFlows.Stage;

namespace AllFlows.Audit;

/// <summary>What people did that no record says by itself. Orders are named <c>shop/number</c>.</summary>
internal sealed class Told(IReadOnlyList<Story> stories)
{
    /// <summary>Orders that cannot be mapped, on purpose.</summary>
    public IReadOnlySet<string> Planted { get; } = Names(stories.Where(story => story.IsPlanted));

    /// <summary>Orders that were called off when they had left.</summary>
    public IReadOnlySet<string> Late { get; } = Names(stories.Where(story => story.Kind == StoryKind.CancelledTooLate));

    /// <summary>Orders that their customers called off in time.</summary>
    public IReadOnlySet<string> CalledOff { get; } = Names(stories.Where(story => story.Kind is StoryKind.CancelledAtOnce or StoryKind.CancelledLater && story.IsOver));

    /// <summary>Orders whose money was booked before anybody had paid.</summary>
    public IReadOnlySet<string> PaidEarly { get; } = Names(stories.Where(story => story.WasPaidEarly));

    private static HashSet<string> Names(IEnumerable<Story> stories) => [.. stories.Select(story => $"{story.Market.Shop}/{story.Id}")];
}

using System.Diagnostics;
using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>Says which work a record concerns.</summary>
internal sealed class HintRouter(IEnumerable<FlowDefinition> flows, IEnumerable<BatchDefinition> batches)
{
    private readonly FlowDefinition[] _flows = [.. flows];
    private readonly BatchDefinition[] _batches = [.. batches];

    public IEnumerable<WorkKey> Route(EntityRef source) => Concerned(source).Select(flow => new WorkKey(flow.Name, source));

    public IEnumerable<RaisedHint> Hints(EntityRef source, Revision? revision) => Concerned(source)
        .Select(flow => new RaisedHint(new WorkKey(flow.Name, source), revision) { FlowVersion = flow.Version, Trace = Activity.Current?.Id });

    /// <summary>What an entry of a feed asks for; nothing if it cannot be understood.</summary>
    public IEnumerable<RaisedHint> HintsOf<T>(FeedItem<T> item)
        where T : class => item switch
    {
        FeedItem<T>.Seen seen => Hints(seen.Ref, seen.Revision),
        FeedItem<T>.Gone gone => Hints(gone.Ref, new Revision("gone")),
        _ => [],
    };

    /// <summary>The hint that has a piece of work done again, whatever was seen of its record; none if no such flow was added.</summary>
    public IEnumerable<RaisedHint> Wake(WorkKey key) => Concerned(key.Source)
        .Where(flow => flow.Name == key.Flow).Select(flow => flow.Version)
        .Concat(_batches.Where(batch => batch.Name == key.Flow).Select(batch => batch.Version))
        .Select(version => new RaisedHint(key, null) { FlowVersion = version, Trace = Activity.Current?.Id });

    private IEnumerable<FlowDefinition> Concerned(EntityRef source) =>
        _flows.Where(flow => flow.From == source.System && flow.Kind == source.Kind);
}

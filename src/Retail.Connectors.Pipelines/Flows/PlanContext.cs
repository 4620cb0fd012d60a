using System.Collections.Immutable;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Shadows;

namespace Retail.Connectors.Pipelines.Flows;

/// <summary>What a flow may know besides the record.</summary>
/// <param name="Flow">The flow's definition.</param>
/// <param name="Shadow">What the flow last saw and wrote; null the first time.</param>
/// <param name="Links">The record's links.</param>
/// <param name="Mappings">The mapping tables.</param>
public sealed record PlanContext(FlowDefinition Flow, Shadow? Shadow, ImmutableArray<Link> Links, IMappings Mappings);

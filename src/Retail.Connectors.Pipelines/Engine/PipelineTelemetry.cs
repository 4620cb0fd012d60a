using System.Diagnostics;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>Names of what the engine reports.</summary>
internal static class PipelineTelemetry
{
    public static readonly ActivitySource Source = new("Retail.Connectors.Pipelines");
}

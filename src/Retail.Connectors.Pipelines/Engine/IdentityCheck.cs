using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Systems;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>Compares each system with the identity that the store holds, before anything is done with it.</summary>
internal sealed partial class IdentityCheck(
    IServiceProvider services, IWorkStore store, IEnumerable<FlowDefinition> flows, ILogger<IdentityCheck> logger)
{
    private readonly HashSet<SystemName> _known = [];

    /// <summary>Throws if a name stands for another system than before; returns false if a system could not be asked yet.</summary>
    public async Task<bool> TryPassAsync(CancellationToken cancellationToken)
    {
        var complete = true;
        foreach (var system in flows.SelectMany(flow => new[] { flow.From, flow.To }).Distinct().Where(system => !_known.Contains(system)))
        {
            complete &= await TryPassAsync(system, cancellationToken);
        }

        return complete;
    }

    private async Task<bool> TryPassAsync(SystemName system, CancellationToken cancellationToken)
    {
        if (services.GetKeyedService<ISystemDescription>(system.Value) is { } describing)
        {
            try
            {
                var description = await describing.DescribeAsync(cancellationToken);
                var pinned = await store.PinIdentityAsync(system, description.Identity, cancellationToken);
                if (pinned != description.Identity)
                {
                    throw new InvalidOperationException(
                        $"{system} is {description.Identity}, but this store was used with {pinned}. Nothing was written. Use a store of its own for each environment, or correct the address of {system}.");
                }
            }
            catch (ConnectorException exception)
            {
                LogNotAnswering(logger, system, exception.Message);
                return false;
            }
        }

        _known.Add(system);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{System} does not say what it is yet, its work waits: {Reason}")]
    private static partial void LogNotAnswering(ILogger logger, SystemName system, string reason);
}

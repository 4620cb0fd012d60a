using Retail.Connectors.Simulation.Erp;
using Retail.Connectors.Simulation.Nodes;
using Retail.Connectors.Testing.ReferenceErp;

namespace Retail.Connectors.Simulation.Wires;

/// <summary>The way from a node to the reference ERP.</summary>
internal sealed class ReferenceWire(World world, Node node, ReferenceErpServer server) : IReferenceErpWire
{
    public Task<ReferenceAnswer> SendAsync(ReferenceRequest request, CancellationToken cancellationToken)
    {
        world.Schedule.CheckThread("a call");
        var call = $"erp {request.GetType().Name}";
        var answer = new TaskCompletionSource<ReferenceAnswer>();
        var fate = Fates.Next(world, node, call);
        if (fate == Fate.KilledBefore)
        {
            node.Crash("before " + call);
            return answer.Task;
        }

        cancellationToken.UnsafeRegister(_ => node.Soon(() => answer.TrySetCanceled(cancellationToken)), null);
        var there = world.Between(1, 200);
        if (fate is Fate.Unavailable or Fate.BrokenBefore or Fate.RateLimited or Fate.HtmlBefore)
        {
            world.Schedule.After(there, () => Give(answer, request, call, fate, null));
            return answer.Task;
        }

        if (fate == Fate.Late)
        {
            world.Schedule.After(there, () => Give(answer, request, call, fate, null));
            there += Fates.Lateness(world);
        }

        world.Schedule.After(there, () =>
        {
            var response = server.Handle(request);
            world.Note("erp", $"{node.Name} {Words(request)} -> {response.GetType().Name}");
            if (fate == Fate.KilledAfter)
            {
                node.Crash("after " + call);
            }

            world.Schedule.After(world.Between(1, 200), () => Give(answer, request, call, fate, response));
        });
        return answer.Task;
    }

    private void Give(TaskCompletionSource<ReferenceAnswer> answer, ReferenceRequest request, string call, Fate fate, ReferenceAnswer? response) =>
        node.Soon(() =>
        {
            if (fate is Fate.Answered or Fate.KilledAfter)
            {
                answer.TrySetResult(response!);
                return;
            }

            var kind = fate switch
            {
                Fate.Unavailable => ConnectorErrorKind.Unavailable,
                Fate.RateLimited => ConnectorErrorKind.RateLimited,
                _ => request.IsWrite ? ConnectorErrorKind.Ambiguous : ConnectorErrorKind.Unavailable,
            };
            answer.TrySetException(new ConnectorException(kind, new SystemName(IErpWorld.System), $"{fate}: {call}"));
        });

    private static string Words(ReferenceRequest request) => request switch
    {
        ReferenceRequest.CreateOrder create => $"CreateOrder {create.ShopNumber} {create.Reference}",
        ReferenceRequest.CreatePartner create => $"CreatePartner {create.Reference}",
        ReferenceRequest.FindOrders find => $"FindOrders {find.Reference}",
        ReferenceRequest.FindPartners find => $"FindPartners {find.Reference}",
        ReferenceRequest.SetLines set => $"SetLines {set.Order}",
        ReferenceRequest.Release release => $"Release {release.Order}",
        _ => request.GetType().Name,
    };
}

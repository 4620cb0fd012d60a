using System.IO.Compression;
using System.Text.Json;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Wire;

/// <summary>From a request to the call it makes, and from the outcome to the answer.</summary>
internal sealed class TrytonRouter(TrytonSimulatorOptions options, Store store, Func<CallContext, TrytonUser, Work> begin)
{
    private static readonly HashSet<string> Known = ["id", "method", "params"];

    public SessionDesk Sessions { get; } = new(options);

    public SimulatedResponse Handle(SimulatedRequest request)
    {
        var parts = request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 0 && parts[0] != options.Database)
        {
            return Pages.Html(404);
        }

        if (parts is [_, "user", "application"])
        {
            return Pages.Json(new string('0', 128));
        }

        if (parts.Length > 1)
        {
            return Pages.Html(404);
        }

        if (request.Method != "POST")
        {
            return Pages.Html(405);
        }

        if (!request.HasContentLength)
        {
            return Pages.Html(411);
        }

        if (request.Header("Content-Type")?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            return Pages.Html(500);
        }

        return Read(request) is { } sent ? Call(request, parts.Length == 1, sent) : Pages.Html(500, "Value after * must be an iterable, not NoneType");
    }

    private static WireFields? Read(SimulatedRequest request)
    {
        try
        {
            var body = request.Body;
            if (request.Header("Content-Encoding") == "gzip")
            {
                using var packed = new GZipStream(new MemoryStream(body.ToArray()), CompressionMode.Decompress);
                using var plain = new MemoryStream();
                packed.CopyTo(plain);
                body = plain.ToArray();
            }

            using var json = JsonDocument.Parse(body);
            return WireReader.Read(json.RootElement) as WireFields;
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException)
        {
            return null;
        }
    }

    private SimulatedResponse Call(SimulatedRequest request, bool inDatabase, WireFields sent)
    {
        if (sent.GetValueOrDefault("method") is not string method || sent.GetValueOrDefault("params") is not List<object?> parameters)
        {
            return Pages.Html(500, "Value after * must be an iterable, not NoneType");
        }

        // Without exactly the three keys the server does not take the request for a call of its protocol.
        var isCall = sent.Count == Known.Count && sent.Keys.All(Known.Contains);
        try
        {
            if (!inDatabase || method.StartsWith("common.", StringComparison.Ordinal))
            {
                return Answer(Common(request, inDatabase, method, parameters));
            }

            if (Sessions.Find(request) is not { } user)
            {
                return Pages.NoSession;
            }

            var result = InTransaction(user, method, parameters);
            return Answer(result, method.EndsWith(".fields_get", StringComparison.Ordinal) ? 86400 : method.EndsWith(".default_get", StringComparison.Ordinal) ? 300 : 0);
        }
        catch (RpcError error)
        {
            return error.IsPage ? Pages.Html(error.PlainStatus)
                : isCall ? Pages.Json(new WireFields { ["id"] = sent["id"], ["error"] = error.Answer })
                : Pages.Html(error.PlainStatus, error.PlainStatus == 500 ? null : error.Message);
        }

        SimulatedResponse Answer(object? result, int cacheSeconds = 0) =>
            Pages.Json(isCall ? new WireFields { ["id"] = sent["id"], ["result"] = result } : result, cacheSeconds);
    }

    private object? Common(SimulatedRequest request, bool inDatabase, string method, List<object?> parameters)
    {
        switch (method)
        {
            case "common.server.version":
                return options.Version;
            case "common.db.list":
                return new[] { options.Database };
            case "common.db.login" when inDatabase:
                return Sessions.Login(parameters);
            case "common.db.logout" when inDatabase:
                Sessions.Logout(request);
                return null;
            default:
                throw RpcError.Page(403);
        }
    }

    private object? InTransaction(TrytonUser user, string method, List<object?> parameters)
    {
        var parts = method.Split('.');
        if (method == "system.listMethods")
        {
            return Array.Empty<string>();
        }

        if (parts.Length < 3 || parts[0] is not ("model" or "wizard"))
        {
            throw RpcError.Page(403);
        }

        var name = string.Join('.', parts[1..^1]);
        var isWizard = parts[0] == "wizard";
        if (!isWizard && !Schema.Has(name))
        {
            throw RpcError.Key(name);
        }

        if (isWizard ? !WizardCalls.Has(name) : !ModelCalls.Has(name, parts[^1]))
        {
            throw RpcError.Page(403);
        }

        if (parameters is not [.., WireFields context])
        {
            throw RpcError.Python("Missing context argument");
        }

        var arguments = parameters[..^1];
        var work = begin(CallContext.FromWire(context), user);
        try
        {
            var result = isWizard ? WizardCalls.Run(work, name, parts[^1], arguments) : ModelCalls.Run(work, name, parts[^1], arguments);
            store.Commit();
            return result;
        }
        catch
        {
            store.Rollback();
            throw;
        }
    }
}

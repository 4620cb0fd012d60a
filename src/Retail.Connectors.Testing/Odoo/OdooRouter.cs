using System.Text.Json;
using Retail.Connectors.Testing.Odoo.Records;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.Odoo;

/// <summary>Takes a request apart: database, content type, key, body, model, method; one transaction per call.</summary>
internal sealed class OdooRouter(OdooSimulatorOptions options, OdooStore store)
{
    private readonly Dictionary<string, OdooApiKey> _keys = options.ApiKeys.ToDictionary(key => key.Key);
    private readonly Random _random = new(options.Seed);

    public SimulatedResponse Handle(SimulatedRequest request)
    {
        var path = request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (path is ["web", "version"])
        {
            return OdooAnswers.Json(200, new JsonFields
            {
                ["version_info"] = new object[] { 19, 0, 0, "final", 0, "" },
                ["version"] = "19.0",
            });
        }

        if (request.Header("X-Odoo-Database") is { } database && !string.Equals(database, options.Database, StringComparison.Ordinal))
        {
            return OdooAnswers.WrongDatabase();
        }

        if (path is not ["json", "2", var model, var method])
        {
            return OdooAnswers.UnknownPage();
        }

        try
        {
            if (request.Method is not "POST")
            {
                throw OdooError.Http(404, "Did you mean POST /json/2/<model>/<method>?");
            }

            return IsJson(request) ? Call(request, model, method) : OdooAnswers.WrongContentType();
        }
        catch (OdooError error)
        {
            store.RollBack(0);
            return OdooAnswers.Error(error);
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException or KeyNotFoundException)
        {
            // Arguments of a shape that no method expects: the server fails in the same way, with an error of its language.
            store.RollBack(0);
            return OdooAnswers.Error(OdooError.Type(error.Message));
        }
    }

    private static bool IsJson(SimulatedRequest request) =>
        request.Header("Content-Type")?.Split(';')[0].Trim() is "application/json" or "application/json-rpc";

    private SimulatedResponse Call(SimulatedRequest request, string modelName, string methodName)
    {
        var user = Authenticate(request);
        using var body = Parse(request);
        if (!OdooSchema.TryFind(modelName, out var model))
        {
            throw OdooError.Http(404, $"the model '{modelName}' does not exist");
        }

        if (methodName.StartsWith('_'))
        {
            throw OdooError.Access($"Private methods (such as '{modelName}.{methodName}') cannot be called remotely.");
        }

        var method = OdooMethods.Find(model, methodName)
            ?? throw OdooError.Http(404, $"The method '{modelName}.{methodName}' does not exist");
        var call = new OdooArguments(body?.RootElement);
        call.Check(method);
        var session = OdooSession.Begin(store, user, options.Time.GetUtcNow().UtcDateTime, call["context"]);
        session.LosesRace = methodName is "load" && options.LoadRaceRate > 0 && _random.NextDouble() < options.LoadRaceRate;
        var response = OdooAnswers.Json(200, method.Run(session, model, call));
        store.Commit();
        return response;
    }

    private OdooApiKey Authenticate(SimulatedRequest request)
    {
        var parts = request.Header("Authorization")?.Split(' ', 2);
        if (parts is not [var scheme, var key] || !string.Equals(scheme, "bearer", StringComparison.OrdinalIgnoreCase))
        {
            throw OdooError.Http(401, "User not authenticated, use an API Key with a Bearer Authorization header.");
        }

        return _keys.GetValueOrDefault(key.Trim()) ?? throw OdooError.Http(401, "Invalid apikey");
    }

    private static JsonDocument? Parse(SimulatedRequest request)
    {
        // A body that comes in chunks, without a length, is not read at all.
        if (!request.HasContentLength || request.Body.IsEmpty)
        {
            return null;
        }

        try
        {
            return JsonDocument.Parse(request.Body);
        }
        catch (JsonException error)
        {
            throw OdooError.Http(400, PythonText.JsonError(request.BodyText, error));
        }
    }
}

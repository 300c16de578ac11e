-- Sends the requests of a file in turn; args: file, and "once" to stop after the last one.
local requests, count, next_one, once = {}, 0, 0, false

function init(args)
  local file = assert(io.open(args[1], "rb"))
  while true do
    local length = file:read(10)
    if not length then break end
    count = count + 1
    requests[count] = file:read(tonumber(length))
  end
  file:close()
  once = args[2] == "once"
end

function request()
  if next_one == count then
    next_one = 0
  end
  next_one = next_one + 1
  if once and next_one == count then
    wrk.thread:stop()
  end
  return requests[next_one]
end

function done(summary, latency, requests)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write
      + summary.errors.status + summary.errors.timeout
  io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration, failed,
      latency:percentile(50), latency:percentile(99)))
end

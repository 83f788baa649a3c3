"""Puts the load of people who chat on a deployed Ollama, and measures what they would feel.

    locust -f loadtest/locustfile.py --headless --host http://127.0.0.1:11434 \\
        --scenario baseline --scale 0.1 --model llama3.2:1b --results results
"""

import random
import time

from locust import HttpUser, LoadTestShape, between, events, task
from requests import RequestException

import answers
import scenarios
from answers import WrongAnswer
from measurements import Measurements
from run import Run

PROMPTS = (
    "Why is the sky blue?",
    "Name three uses of a load balancer.",
    "Explain to a child what a neural network is.",
    "Write a haiku about autumn.",
    "Translate 'good morning, how are you?' to French, German and Spanish.",
    "What is the difference between a process and a thread? Answer in two sentences.",
)
SYSTEM_PROMPT = "You are a helpful assistant. Answer briefly."

#: What the start page holds: Open WebUI's behind the load balancer, or that of an Ollama by itself.
START_PAGES = ("Open WebUI", "Ollama is running")

measurements = Measurements()
run = Run(measurements)


class ScenarioShape(LoadTestShape):
    """As many users as the scenario wants at the time."""

    def tick(self):
        return run.load_at(self.get_run_time())


class OllamaUser(HttpUser):
    """What all users can do. A request counts as good if its answer could be read."""

    abstract = True

    #: whether they ask the model, so that there are answers to judge
    infers = True

    def generate(self):
        """Has the model complete a prompt."""
        self._infer("/api/generate", answers.text_of_generate, prompt=random.choice(PROMPTS))

    def chat(self):
        """Has the model answer in a conversation."""
        question, earlier = random.sample(PROMPTS, 2)
        messages = [
            {"role": "system", "content": SYSTEM_PROMPT},
            {"role": "user", "content": earlier},
            {"role": "assistant", "content": "I would have to think about that."},
            {"role": "user", "content": question},
        ]
        self._infer("/api/chat", answers.text_of_chat, messages=messages)

    def list_models(self):
        """Asks which models there are; the one under test must be among them."""
        self._judged("GET", "/api/tags", lambda response: self._find_model(response))

    def open_page(self):
        """Opens the start page, as a browser does first."""
        self._judged("GET", "/", lambda response: _require_start_page(response.text))

    def ask_health(self):
        """Asks what the load balancer asks."""
        self._judged("GET", "/health", lambda response: _require_health(response.text))

    def _infer(self, path, text_of, **question):
        options = self.environment.parsed_options
        request = {
            "model": options.model,
            "stream": True,
            # The same question gets the same answer, so that runs can be compared.
            "options": {"num_predict": options.tokens, "temperature": 0, "seed": 1},
            **question,
        }
        began = time.perf_counter()
        self._judged(
            "POST",
            path,
            lambda response: measurements.add_inference(
                answers.read_inference(_lines(response), text_of, began)
            ),
            json=request,
            stream=True,
        )

    def _judged(self, method, path, read, **arguments):
        """Sends a request, which has failed if its answer cannot be read, for whatever reason.

        Its response time ends with the last byte, that of a stream too.
        """
        began = time.perf_counter()
        patience = self.environment.parsed_options.patience
        with measurements.request_on_its_way(), self.client.request(
            method, path, catch_response=True, timeout=patience, **arguments
        ) as response:
            try:
                _require_success(response)
                read(response)
            except WrongAnswer as wrong:
                measurements.add_sample(path, wrong.reason, wrong.sample)
                response.failure(wrong.reason)
            except RequestException as broken:
                reason = f"the answer broke off: {type(broken).__name__}"
                measurements.add_sample(path, reason, str(broken))
                response.failure(reason)
            finally:
                response.request_meta["response_time"] = (time.perf_counter() - began) * 1000

    def _find_model(self, response):
        models = answers.models_of(answers.parsed(response.text))
        model = self.environment.parsed_options.model
        if not answers.is_among(model, models):
            raise WrongAnswer(f"model {model} is missing", ", ".join(models))


class OllamaLoadTest(OllamaUser):
    """A person: asks, reads, thinks, asks again."""

    weight = 5
    wait_time = between(1, 3)

    @task(5)
    def generate_text(self):
        self.generate()

    @task(3)
    def chat_with_model(self):
        self.chat()

    @task(1)
    def look_at_models(self):
        self.list_models()

    @task(1)
    def load_page(self):
        self.open_page()


class ReadHeavyUser(OllamaUser):
    """Reads only, which cost the models nothing: shows how ollama-alb spreads requests."""

    weight = 3
    wait_time = between(0.2, 0.8)
    infers = False

    @task(5)
    def look_at_models(self):
        self.list_models()

    @task(3)
    def look_at_health(self):
        self.ask_health()

    @task(2)
    def load_page(self):
        self.open_page()


class WriteHeavyUser(OllamaUser):
    """Infers only, with short pauses: drives the CPU that ollama-asg grows by."""

    weight = 2
    wait_time = between(0.5, 1.5)

    @task(1)
    def generate_text(self):
        self.generate()

    @task(1)
    def chat_with_model(self):
        self.chat()


def _lines(response):
    return filter(None, response.iter_lines())


def _require_success(response):
    if response.status_code == 0:
        raise WrongAnswer(f"no answer: {type(response.error).__name__}", str(response.error))
    if response.status_code != 200:
        raise WrongAnswer(f"status {response.status_code}", response.text[:200])


def _require_start_page(text):
    if not any(page in text for page in START_PAGES):
        raise WrongAnswer("the page is neither Open WebUI's nor Ollama's", text[:200])


def _require_health(text):
    if answers.parsed(text).get("status") is not True:
        raise WrongAnswer("status is not true", text[:200])


@events.init_command_line_parser.add_listener
def add_options(parser):
    options = parser.add_argument_group("Ollama options")
    options.add_argument("--scenario", default="baseline", help="name in the file of scenarios")
    options.add_argument(
        "--scenarios", default=str(scenarios.FILE), metavar="FILE", help="file of scenarios"
    )
    options.add_argument(
        "--scale", type=float, default=1, help="part of the scenario's users and time, such as 0.1"
    )
    options.add_argument("--model", default="llama3.2:1b", help="the model that is asked")
    options.add_argument("--tokens", type=int, default=32, help="most tokens of an answer")
    options.add_argument(
        "--patience", type=float, default=120, help="seconds without a byte until a request fails"
    )
    options.add_argument(
        "--results", default="loadtest-results", metavar="FOLDER", help="takes the report"
    )


@events.init.add_listener
def open_run(environment, **_):
    run.open(environment)


@events.request.add_listener
def add_request(name, response_time, exception, **_):
    failure = str(exception) if exception else None
    measurements.add_request(name, response_time / 1000, failure)


@events.test_start.add_listener
def begin_run(**_):
    run.begin()


@events.test_stop.add_listener
def end_run(**_):
    run.end()


@events.quitting.add_listener
def judge_run(**_):
    run.judge()


@events.quit.add_listener
def tell_run(**_):
    run.tell()
